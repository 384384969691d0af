"""Which part of the calendar a query string asks for: a day, a forum, a party, a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from tracker.models import DialogueVersion, Pledge
from tracker.models.pledge_queries import PledgeQuerySet

from . import frame
from .agenda import Agenda, Entry, agenda
from .clock import Clock
from .collected import DIALOGUE, only_collected
from .errors import BadParameter
from .party import with_children
from .pledge import PledgeFilter
from .query_string import Chip, check, replaced, single
from .selection import PublicFilterSet

YEAR = "year"
MECHANISM = "mechanism"
PARTY = "party"
PARAMETERS = (frame.AS_OF, YEAR, MECHANISM, PARTY)


class CalendarFilter(PublicFilterSet):
    """The parameters of the pledge list that also select dialogues."""

    mechanism = PledgeFilter.base_filters[MECHANISM]
    party = PledgeFilter.base_filters[PARTY]
    by_party = PledgeFilter.by_party


@dataclass(frozen=True, slots=True)
class CalendarSelection:
    """The pledges and dialogues asked for; `year` is None where the reader named none."""

    pledges: PledgeQuerySet
    dialogues: QuerySet[DialogueVersion]
    clock: Clock
    year: int | None
    chips: tuple[Chip, ...]
    form: forms.Form
    params: QueryDict

    def agenda(self) -> Agenda:
        """What falls on which day."""
        return agenda(list(self.pledges), self.dialogues, self.clock)

    @property
    def day(self) -> date:
        """The day of the world that is asked about."""
        return self.clock.day

    def shown(self) -> list[Entry]:
        """What the page shows with its day: all of one year, or what lies ahead and the newest
        past year."""
        found = self.agenda().dated
        if self.year is not None:
            return [each for each in found if each.day and each.day.year == self.year]
        past = [each for each in found if not lies_ahead(each, self.day)]
        newest = newest_year(past)
        ahead = [each for each in found if lies_ahead(each, self.day)]
        return [each for each in past if each.day and each.day.year == newest] + ahead

    def query_of_year(self, year: int) -> str:
        """The query string that asks for one year of the same calendar."""
        return replaced(self.params, YEAR, str(year))


def calendar(params: QueryDict, *, today: date) -> CalendarSelection:
    """The selection that a query string asks for, or BadParameter."""
    check(params, PARAMETERS)
    clock = Clock(today, frame.as_of(params, today))
    rows = Pledge.published.on(clock.day).for_listing()
    found = CalendarFilter(params, rows.select_related("current__recurs_each_round_of"))
    found.check()
    return CalendarSelection(
        # The library's types forget which kind of query set it was given.
        pledges=cast(PledgeQuerySet, found.qs.order_by("slug")),
        dialogues=_dialogues(found.form.cleaned_data),
        clock=clock,
        year=year(params),
        chips=found.chips(params),
        form=found.form,
        params=params,
    )


def year(params: QueryDict) -> int | None:
    """The year asked about, or BadParameter."""
    text = single(params, YEAR)
    if not text:
        return None
    if not (len(text) == 4 and text.isascii() and text.isdigit() and int(text)):
        raise BadParameter(YEAR, _("write a year in four digits"))
    return int(text)


def lies_ahead(entry: Entry, day: date) -> bool:
    """Whether a day has not yet left an entry behind."""
    return entry.day is not None and entry.day >= day


def newest_year(past: Sequence[Entry]) -> int | None:
    """The last year with anything in the past; None without any."""
    return past[-1].day.year if past and past[-1].day else None


def _dialogues(chosen: dict[str, list]) -> QuerySet[DialogueVersion]:
    """The dialogues of the chosen forums in which one of the chosen parties took part."""
    rows = DialogueVersion.published.exclude(only_collected("dialogue", DIALOGUE))
    rows = rows.select_related("dialogue", "mechanism", "entry")
    if chosen[MECHANISM]:
        rows = rows.filter(mechanism__in=chosen[MECHANISM])
    if chosen[PARTY]:
        reached = with_children(chosen[PARTY])
        rows = rows.filter(participants__party__in=reached).distinct()
    return rows.order_by("dialogue__slug")
