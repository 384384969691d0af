"""The calendar: what lies ahead month by month, and each past year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from tracker.filters.agenda import Agenda, Entry
from tracker.filters.calendar import (
    MECHANISM,
    PARTY,
    CalendarSelection,
    calendar,
    lies_ahead,
    newest_year,
)
from tracker.filters.fields import SlugsField

from .page import Page
from .twins import OF_THE_CALENDAR, twins


@dataclass(frozen=True, slots=True)
class Month:
    """The entries of one month, in order of days."""

    first: date
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class YearLink:
    """One year that has entries, how many, and the query string that shows it."""

    year: int
    count: int
    query: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One parameter with the values it may take, and the one in force."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]
    chosen: str


class Calendar(Page):
    """Without a year: all that lies ahead, then the newest past year. With one: that year."""

    template_name = "calendar.html"
    parameters = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        selection = calendar(self.request.GET, today=self.today)
        self.clock = selection.clock
        found = selection.agenda()
        ahead = months(each for each in found.dated if lies_ahead(each, self.clock.day))
        past = [each for each in found.dated if not lies_ahead(each, self.clock.day)]
        return super().get_context_data(
            selection=selection,
            choices=list(choices(selection)),
            ahead=ahead,
            year=selection.year or newest_year(past),
            of_year=of_year(found, past, selection.year),
            undated=found.undated,
            twins=twins(OF_THE_CALENDAR, self.request.GET.urlencode()),
            years=list(year_links(found, selection)),
            **kwargs,
        )


def months(entries: Iterable[Entry]) -> list[Month]:
    """The entries by month; months without any are left out."""
    dated = ((each.day.replace(day=1), each) for each in entries if each.day)
    return [
        Month(first, [entry for _, entry in rows])
        for first, rows in groupby(dated, key=lambda pair: pair[0])
    ]


def of_year(found: Agenda, past: Sequence[Entry], asked: int | None) -> list[Month]:
    """All of the year asked for; else, latest first, the past of the newest year with any."""
    if asked is not None:
        return months(each for each in found.dated if each.day and each.day.year == asked)
    newest = newest_year(past)
    return months(each for each in past if each.day and each.day.year == newest)[::-1]


def year_links(found: Agenda, selection: CalendarSelection) -> Iterator[YearLink]:
    """Every year with entries, newest first."""
    counts = Counter(each.day.year for each in found.dated if each.day)
    for year in sorted(counts, reverse=True):
        is_shown = year == selection.year
        yield YearLink(year, counts[year], selection.query_of_year(year), is_shown)


def choices(selection: CalendarSelection) -> Iterator[Choice]:
    """The two filters of the form, each with one value at most to choose."""
    for name in (MECHANISM, PARTY):
        field = selection.form.fields[name]
        if isinstance(field, SlugsField):
            chosen = next((row.slug for row in selection.form.cleaned_data[name]), "")
            yield Choice(name, str(field.label), list(field.choices()), chosen)
