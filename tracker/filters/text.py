"""What `q` finds: rows that hold every word of it, by the search index.

What a word is, is said in `tracker.search`; the same on SQLite and PostgreSQL. Text is text: no
operator, no wildcard. Text without any letter or digit finds nothing.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy
from django.utils.translation import gettext as _

from tracker.models import SearchEntry
from tracker.models.search_entry import FOREVER, SearchEntryQuerySet, SearchNoun
from tracker.search import MAX_CHARACTERS, MAX_TERMS, Query, query

from .subquery import inside

__all__ = ["MAX_CHARACTERS", "entries", "holding", "notes", "titled_first"]


def entries(asked: Query, as_of: date | None) -> SearchEntryQuerySet:
    """What a question finds: in the world of a day, or in all that is known by now."""
    if not asked.texts:
        return SearchEntry.published.none()
    known = Q(valid_to=FOREVER)
    found = SearchEntry.published.on(as_of) if as_of else SearchEntry.published.filter(known)
    return found.matching(fts5=asked.fts5, tsquery=asked.tsquery)


def holding(
    rows: QuerySet, noun: SearchNoun, texts: list[str], *, as_of: date | None = None
) -> QuerySet:
    """The rows that hold all words of at least one of the texts."""
    asked = query(texts)
    if asked.is_blank:
        return rows
    return rows.filter(pk__in=inside(entries(asked, as_of).filter(noun=noun), "row"))


def titled_first(noun: SearchNoun, texts: list[str], *, as_of: date | None = None) -> list[OrderBy]:
    """The order of relevance: rows that hold all words in their title, then the others.

    Without a word there is no such order; a bare number in its place would name a column.
    """
    asked = query(texts)
    if not asked.texts:
        return []
    found = entries(asked, as_of).filter(noun=noun)
    titled = found.titled(fts5=asked.fts5, tsquery=asked.tsquery)
    in_title = When(pk__in=inside(titled, "row"), then=Value(0))
    return [Case(in_title, default=Value(1)).asc()]


def notes(texts: list[str]) -> tuple[str, ...]:
    """What a reader should know about how the texts were read."""
    asked = query(texts)
    told = (
        (
            asked.has_cut_characters,
            _("Only the first %(limit)d characters were searched for.") % {"limit": MAX_CHARACTERS},
        ),
        (
            asked.has_cut_terms,
            _("Only the first %(limit)d words were searched for.") % {"limit": MAX_TERMS},
        ),
        (asked.is_wordless, _("There is no letter or digit to search for.")),
    )
    return tuple(note for applies, note in told if applies)
