"""Duties that return: the slots in which each performance is expected, and when one is overdue.

A slot belongs to a period, or to a round of a mechanism, and is overdue only after it. Slots stop
when standing ends: one whose period had not closed by then falls away.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

from dateutil.relativedelta import relativedelta

from tracker.rules.edtf import LAST_YEAR, EdtfDate
from tracker.rules.triggers import Round, rounds_after
from tracker.rules.vocabulary import MilestoneState

UNPERFORMED = (MilestoneState.EXPECTED, MilestoneState.MISSED, MilestoneState.NO_EVIDENCE)

# A text that asks for more than this is no rhythm anyone could follow; pages stay finite.
MOST_SLOTS = 1_000

_HORIZON = date(LAST_YEAR, 12, 31)
# Three digits a unit: a period that begins within the years we read always ends in a valid one.
_DURATION = re.compile(
    r"P(?:([0-9]{1,3})Y)?(?:([0-9]{1,3})M)?(?:([0-9]{1,3})W)?(?:([0-9]{1,3})D)?", re.ASCII
)


class RecurrenceKind(StrEnum):
    """How the text says a duty returns: so often per period, at each round, or it does not say."""

    COUNT = "count"
    EACH_ROUND = "each_round"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A repeated duty: `count` times `per` ISO 8601 duration from `start`, or at each round.

    For rounds, `start` is the date after which they count (when the pledge was made); None is all.
    """

    kind: RecurrenceKind
    count: int = 1
    per: str = ""
    start: EdtfDate | None = None
    mechanism: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One expected performance: `number` runs through the pledge, `ordinal` within its period.

    A slot that is not `firm` (about, possibly) is never overdue by itself.
    """

    number: int
    ordinal: int
    opens: date
    closes: date
    dialogue: str | None = None
    firm: bool = True


def parse_duration(text: str) -> relativedelta:
    """PnY, PnM, PnW and PnD, alone or together in that order; ValueError names any other text."""
    match = _DURATION.fullmatch(text)
    years, months, weeks, days = (int(n or 0) for n in match.groups()) if match else (0, 0, 0, 0)
    if not (years or months or weeks or days):
        raise ValueError(f"“{text}” is not a duration such as P1Y, P6M, P2W or P90D")
    return relativedelta(years=years, months=months, weeks=weeks, days=days)


def slots(
    recurrence: Recurrence, rounds: Sequence[Round], until: date, stopped_on: date | None = None
) -> list[Slot]:
    """The slots that open by a day; none where the text states no interval or no start."""
    return list(each_slot(recurrence, rounds, until, stopped_on))


def each_slot(
    recurrence: Recurrence, rounds: Sequence[Round], until: date, stopped_on: date | None = None
) -> Iterator[Slot]:
    """The same one by one, for whoever needs only the first."""
    found: Iterator[Slot] = iter(())
    if recurrence.kind == RecurrenceKind.COUNT:
        found = _by_period(recurrence, min(until, _HORIZON))
    elif recurrence.kind == RecurrenceKind.EACH_ROUND:
        found = _by_round(recurrence, rounds, until)
    standing = (slot for slot in found if stopped_on is None or slot.closes < stopped_on)
    return islice(standing, MOST_SLOTS)


def slot_state(slot: Slot, on: date, recorded: MilestoneState | None) -> MilestoneState:
    """What analysts recorded, once the slot is open; until then, or without it, expected."""
    if recorded is None or on < slot.opens:
        return MilestoneState.EXPECTED
    return recorded


def is_overdue(slot: Slot, on: date, recorded: MilestoneState | None) -> bool:
    """Whether the slot's last day has passed with nothing held and nothing waived."""
    return slot.firm and on > slot.closes and slot_state(slot, on, recorded) in UNPERFORMED


def _by_period(recurrence: Recurrence, until: date) -> Iterator[Slot]:
    start = recurrence.start
    if start is None or start.earliest is None:
        return
    length = parse_duration(recurrence.per)
    opens, number, period = start.earliest, 0, 0
    while opens <= until:
        period += 1
        # Counted from the start each time, so that the 31st does not drift to the 28th for good.
        following = start.earliest + length * period
        for ordinal in range(1, recurrence.count + 1):
            number += 1
            yield Slot(number, ordinal, opens, following - timedelta(days=1), firm=start.firm)
        opens = following


def _by_round(recurrence: Recurrence, rounds: Sequence[Round], until: date) -> Iterator[Slot]:
    found = rounds_after(recurrence.start, recurrence.mechanism, rounds)
    for number, held in enumerate(found, start=1):
        days = held.date
        if days and (opens := days.earliest or days.start_latest) <= until:
            closes = days.latest or date.max
            yield Slot(number, 1, opens, closes, held.id, days.firm)
