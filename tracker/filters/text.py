"""What `q` finds: rows in which every word of it occurs somewhere.

Text is text: no operator, no wildcard. Letters match without regard to case in ASCII, as both
databases do it alike; other scripts match as they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext as _

from tracker.models import Party

from .ordering import ByteOrder
from .party import concerning
from .subquery import inside

MAX_CHARACTERS = 200
MAX_WORDS = 20
PLEDGE_COLUMNS = (
    "current__title_en",
    "current__title_zh",
    "current__statement_en",
    "current__statement_zh",
    "current__dialogue__current__name_en",
    "current__dialogue__current__name_zh",
)
PARTY_COLUMNS = ("name_en", "name_zh")
UPDATE_COLUMNS = ("current__fact_en", "current__fact_zh")
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words of each text searched for, and what was cut off to get them."""

    texts: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def wanted(texts: list[str]) -> Wanted:
    """The distinct words of each text: of its first 200 characters, at most 20 over all texts."""
    read, notes, left = [], set(), MAX_WORDS
    for text in texts:
        if len(text) > MAX_CHARACTERS:
            limit = {"limit": MAX_CHARACTERS}
            notes.add(_("Only the first %(limit)d characters were searched for.") % limit)
        words = list(dict.fromkeys(text[:MAX_CHARACTERS].translate(_SMALL).split()))
        if len(words) > left:
            limit = {"limit": MAX_WORDS}
            notes.add(_("Only the first %(limit)d words were searched for.") % limit)
        if words[:left]:
            read.append(tuple(words[:left]))
        left -= len(words[:left])
    return Wanted(tuple(read), tuple(sorted(notes)))


def notes(texts: list[str]) -> tuple[str, ...]:
    """What a reader should know about how the texts were read."""
    return wanted(texts).notes


def in_pledges(queryset: QuerySet, texts: list[str]) -> QuerySet:
    """Pledges of which title, statement, dialogue and party names hold every word of a text."""
    return _holding(queryset, texts, PLEDGE_COLUMNS, _among_parties)


def in_updates(queryset: QuerySet, texts: list[str]) -> QuerySet:
    """Updates whose fact, in either language, holds every word of a text."""
    return _holding(queryset, texts, UPDATE_COLUMNS, None)


def _holding(
    queryset: QuerySet,
    texts: list[str],
    columns: Sequence[str],
    elsewhere: Callable[[str], Q] | None,
) -> QuerySet:
    """Rows that hold all words of at least one of the texts."""
    any_text = Q()
    for words in wanted(texts).texts:
        all_words = Q()
        for word in words:
            here = Q(haystack__contains=word)
            all_words &= here | elsewhere(word) if elsewhere else here
        any_text |= all_words
    return queryset.alias(haystack=_haystack(columns)).filter(any_text)


def _haystack(columns: Sequence[str]) -> Lower:
    """The columns one below the other, in small letters, so that no match spans two of them."""
    parts = [part for column in columns for part in (F(column), Value("\n"))]
    return Lower(ByteOrder(Concat(*parts, output_field=TextField())))


def _among_parties(word: str) -> Q:
    named = Party.published.alias(haystack=_haystack(PARTY_COLUMNS)).filter(haystack__contains=word)
    return Q(pk__in=concerning(inside(named)))
