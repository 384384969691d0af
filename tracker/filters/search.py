"""What a search over every noun finds: `/search/?q=`.

Counts, days and rows agree with the list of each noun: a pledge is found if the list of pledges
shows it on that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Q, Value, When, Window
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


@dataclass(frozen=True, slots=True)
class SearchSelection:
    """What was asked, and the entries that it finds of each noun on `day`.

    `noun` is the one kind of thing asked for, None for all of them.
    """

    asked: Query
    entries: SearchEntryQuerySet
    noun: SearchNoun | None
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

    def counts(self) -> Mapping[SearchNoun, int]:
        """How many of each noun, whichever noun was asked for; every noun has a number."""
        grouped = self.entries.order_by().values_list("noun").annotate(found=Count("pk"))
        found = dict(grouped)
        return {noun: found.get(noun.value, 0) for noun in SearchNoun}

    def listed(self) -> SearchEntryQuerySet:
        """The entries of the noun that was asked for, in order."""
        return self.entries.filter(noun=self.noun).order_by(*self._order())

    def first_of_each(self, limit: int) -> list[SearchEntry]:
        """The first few of every noun, in order."""
        place = Window(RowNumber(), partition_by="noun", order_by=self._order())
        found = self.entries.annotate(place=place).filter(place__lte=limit)
        return list(found.order_by("noun", "place"))

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
        question = {"fts5": self.asked.fts5, "tsquery": self.asked.tsquery}
        in_title = When(Matches("title_words", **question), then=Value(0))
        return [Case(in_title, default=Value(1)).asc(), *newest]


def search(params: QueryDict, *, today: date) -> SearchSelection:
    """The selection that a query string asks for, or BadParameter."""
    check(params, PARAMETERS)
    asked, as_of = query(params.getlist(Q_TEXT)), frame.as_of(params, today)
    day = as_of or today
    on_the_day = Q(row__in=inside(Pledge.published.on(day)))
    return SearchSelection(
        asked=asked,
        entries=text.entries(asked, as_of).filter(~Q(noun=SearchNoun.PLEDGES) | on_the_day),
        noun=_noun(params),
        day=day,
        as_of=as_of,
        sort=frame.sort(params, ORDERS),
        page=frame.page(params),
        notes=text.notes(params.getlist(Q_TEXT)),
        params=params,
    )


def _noun(params: QueryDict) -> SearchNoun | None:
    word = single(params, NOUN)
    try:
        return SearchNoun(word) if word else None
    except ValueError as error:
        words = ", ".join(SearchNoun)
        raise BadParameter(NOUN, _("must be one of %(words)s") % {"words": words}) from error
