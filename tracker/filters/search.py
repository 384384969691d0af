"""What a search over every noun finds: `/search/?q=`.

Counts, days and rows agree with the list of each noun: a pledge is found if the list of pledges
shows it on that day. Pledges of other institutions' collections are a kind of their own, so that
none is counted with ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Case, Count, F, Q, Value, When, Window
from django.db.models.expressions import OrderBy
from django.db.models.functions import RowNumber
from django.http import QueryDict
from django.utils.translation import gettext as _

from tracker.models import Pledge
from tracker.models.search_entry import SearchEntry, SearchEntryQuerySet, SearchNoun
from tracker.models.search_match import Matches
from tracker.search import Markup, Query, marked, query, snippet

from . import frame, text
from .errors import BadParameter
from .ordering import by_slug, newest_first
from .query_string import check, replaced, single
from .subquery import inside

Q_TEXT = "q"
NOUN = "in"
NEWEST = "newest"
ORDERS = {frame.RELEVANCE: None, NEWEST: None}
PARAMETERS = (Q_TEXT, NOUN, frame.AS_OF, frame.SORT, frame.PAGE)


class Found(StrEnum):
    """What is found, as a reader is told of it: the nouns, and what is kept apart from ours."""

    PLEDGES = "pledges"
    UPDATES = "updates"
    SOURCES = "sources"
    DIALOGUES = "dialogues"
    MECHANISMS = "mechanisms"
    PARTIES = "parties"
    TOPICS = "topics"
    COLLECTED = "collected"


@dataclass(frozen=True, slots=True)
class SearchSelection:
    """What was asked, and the entries that it finds of each noun on `day`.

    `noun` is the one kind of thing asked for, None for all of them.
    """

    asked: Query
    entries: SearchEntryQuerySet
    noun: Found | None
    day: date
    as_of: date | None
    sort: str
    page: int
    notes: tuple[str, ...]
    params: QueryDict

    @property
    def q(self) -> str:
        """The text as it was written; the last, where there are several."""
        return self.params.get(Q_TEXT, "")

    def counts(self) -> Mapping[Found, int]:
        """How many of each noun, whichever noun was asked for; every noun has a number."""
        grouped = self.entries.order_by().values_list("found_as").annotate(found=Count("pk"))
        found = dict(grouped)
        return {noun: found.get(noun.value, 0) for noun in Found}

    def listed(self) -> SearchEntryQuerySet:
        """The entries of the noun that was asked for, in order."""
        return self.entries.filter(found_as=self.noun).order_by(*self._order())

    def first_of_each(self, limit: int) -> list[SearchEntry]:
        """The first few of every noun, in order."""
        place = Window(RowNumber(), partition_by="found_as", order_by=self._order())
        found = self.entries.annotate(place=place).filter(place__lte=limit)
        return list(found.order_by("found_as", "place"))

    def marked(self, words: str) -> Markup:
        """A text with what was found in it marked."""
        return marked(words, self.asked.terms)

    def snippet(self, lines: Iterable[str]) -> Markup:
        """A cut of the line in which most was found; empty if nothing was."""
        return snippet(lines, self.asked.terms)

    def query_with(self, name: str, value: object) -> str:
        """The query string with one parameter changed, for links to another noun, page or order."""
        return replaced(self.params, name, str(value))

    def _order(self) -> list[OrderBy]:
        newest = [newest_first("day"), by_slug()]
        if self.sort == NEWEST or not self.asked.texts:
            return newest
        titled = Matches("title_words", fts5=self.asked.fts5, tsquery=self.asked.tsquery)
        in_title = When(titled, then=Value(0))
        return [Case(in_title, default=Value(1)).asc(), *newest]


def search(params: QueryDict, *, today: date) -> SearchSelection:
    """The selection that a query string asks for, or BadParameter."""
    check(params, PARAMETERS)
    asked, as_of = query(params.getlist(Q_TEXT)), frame.as_of(params, today)
    day = as_of or today
    return SearchSelection(
        asked=asked,
        entries=_found(text.entries(asked, as_of), day),
        noun=_noun(params),
        day=day,
        as_of=as_of,
        sort=frame.sort(params, ORDERS),
        page=frame.page(params),
        notes=text.notes(params.getlist(Q_TEXT)),
        params=params,
    )


def _found(entries: SearchEntryQuerySet, day: date) -> SearchEntryQuerySet:
    """The entries with what they are found as; of pledges those that had been made by the day."""
    pledges = Pledge.published_anywhere.on(day)
    is_pledge = Q(noun=SearchNoun.PLEDGES)
    theirs = When(
        is_pledge & Q(row__in=inside(pledges.collected())), then=Value(Found.COLLECTED.value)
    )
    found = entries.filter(~is_pledge | Q(row__in=inside(pledges)))
    return found.annotate(found_as=Case(theirs, default=F("noun")))


def _noun(params: QueryDict) -> Found | None:
    word = single(params, NOUN)
    try:
        return Found(word) if word else None
    except ValueError as error:
        words = ", ".join(Found)
        raise BadParameter(NOUN, _("must be one of %(words)s") % {"words": words}) from error
