"""When a pledge is to be looked at again (METHOD 33).

A new round of its forum calls for a look as well; nobody knows that day ahead. What calls for a
look goes on calling until somebody looks, so each call is one day: the first.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from tracker.rules.recurrence import Slot
from tracker.rules.vocabulary import Timing

INTERVAL = relativedelta(months=6)
AFTER_DEADLINE = timedelta(days=7)
# Ahead of a deadline, a check of this age is recent enough.
BEFORE_DEADLINE = RECENT = timedelta(days=30)
# While a deadline stands like this, it may still pass or has passed unmet.
OPEN = frozenset({Timing.UPCOMING, Timing.DUE, Timing.OVERDUE})

_DAY = timedelta(days=1)


def next_review(checked_on: date, due_latest: date | None) -> date:
    """Half a year after the last check, or a week after a deadline that ends sooner.

    A deadline that had passed before the last check calls for nothing any more.
    """
    regular = checked_on + INTERVAL
    if due_latest is None or due_latest < checked_on:
        return regular
    return min(regular, due_latest + AFTER_DEADLINE)


def stale_from(checked_on: date) -> date:
    """The first day on which a check is more than half a year old."""
    return checked_on + INTERVAL + _DAY


def is_stale(checked_on: date, on: date) -> bool:
    """Whether on a day the last check is more than half a year old."""
    return on >= stale_from(checked_on)


def deadline_look_from(
    timing: Timing, due_latest: date | None, checked_on: date | None
) -> date | None:
    """The first day on which a deadline calls for a look; None if it does not.

    Within the thirty days before its latest day it calls once the last check is older than
    thirty days; after that day, until somebody checked since. A check on the day itself came
    before the deadline had passed.
    """
    if timing not in OPEN or due_latest is None:
        return None
    if checked_on is None:
        return due_latest - BEFORE_DEADLINE
    if checked_on > due_latest:
        return None
    grown_old = checked_on + RECENT + _DAY
    return min(max(due_latest - BEFORE_DEADLINE, grown_old), due_latest + _DAY)


def unconfirmed_from(slots: Iterable[Slot], recorded: Collection[int]) -> date | None:
    """The first day on which an occurrence is over and nobody has said what became of it.

    `slots` come in order of days; one without a known end is never over.
    """
    for slot in slots:
        if slot.number not in recorded and slot.closes < date.max:
            return slot.closes + _DAY
    return None
