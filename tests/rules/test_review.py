"""When a pledge is looked at again."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.rules.recurrence import Slot
from tracker.rules.review import (
    deadline_look_from,
    is_stale,
    next_review,
    stale_from,
    unconfirmed_from,
)
from tracker.rules.vocabulary import Timing

CHECKED = date(2026, 1, 31)
DUE = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("due_latest", "review"),
    [
        (None, date(2026, 7, 31)),
        (date(2026, 3, 1), date(2026, 3, 8)),
        (CHECKED, date(2026, 2, 7)),
        (date(2026, 1, 30), date(2026, 7, 31)),
        (date(2027, 1, 1), date(2026, 7, 31)),
    ],
    ids=["no deadline", "deadline ahead", "due that day", "deadline had passed", "far deadline"],
)
def test_review_is_due_after_half_a_year_or_a_week_after_the_deadline(
    due_latest: date | None, review: date
) -> None:
    assert next_review(CHECKED, due_latest) == review


@pytest.mark.parametrize(
    ("on", "stale"),
    [(date(2026, 7, 31), False), (date(2026, 8, 1), True)],
    ids=["half a year", "a day more"],
)
def test_check_grows_old_after_half_a_year(on: date, stale: bool) -> None:
    assert is_stale(CHECKED, on) is stale


def test_check_is_stale_from_the_first_day_on_which_it_has_grown_old() -> None:
    assert stale_from(CHECKED) == date(2026, 8, 1)


@pytest.mark.parametrize(
    ("checked_on", "first"),
    [
        (None, date(2026, 5, 31)),
        (date(2026, 1, 1), date(2026, 5, 31)),
        (date(2026, 4, 30), date(2026, 5, 31)),
        (date(2026, 5, 1), date(2026, 6, 1)),
        (date(2026, 5, 30), date(2026, 6, 30)),
        (date(2026, 6, 15), date(2026, 7, 1)),
        (DUE, date(2026, 7, 1)),
        (date(2026, 7, 1), None),
    ],
    ids=[
        "never checked: thirty days ahead",
        "checked long ago: thirty days ahead",
        "check grows old as the thirty days begin",
        "check grows old a day later",
        "check grows old on the due day",
        "checked of late: once it has passed",
        "checked on the due day: once it has passed",
        "checked since it passed",
    ],
)
def test_deadline_calls_for_a_look_from(checked_on: date | None, first: date | None) -> None:
    assert deadline_look_from(Timing.DUE, DUE, checked_on) == first


@pytest.mark.parametrize(
    ("timing", "calls"),
    [
        (Timing.UPCOMING, True),
        (Timing.DUE, True),
        (Timing.OVERDUE, True),
        (Timing.STOPPED, False),
        (Timing.ON_TIME, False),
        (Timing.LATE, False),
        (Timing.NO_DEADLINE, False),
    ],
    ids=str,
)
def test_deadline_that_was_met_or_fell_away_calls_for_nothing(timing: Timing, calls: bool) -> None:
    assert (deadline_look_from(timing, DUE, None) is not None) is calls


def test_deadline_without_a_last_day_calls_for_nothing() -> None:
    assert deadline_look_from(Timing.DUE, None, None) is None


def slot(number: int, closes: date) -> Slot:
    return Slot(number, 1, date(2016, 1, 1), closes)


@pytest.mark.parametrize(
    ("recorded", "first"),
    [
        (set(), date(2017, 1, 1)),
        ({1}, date(2018, 1, 1)),
        ({2}, date(2017, 1, 1)),
        ({1, 2}, None),
    ],
    ids=["nothing recorded", "the first recorded", "a later one recorded", "all recorded"],
)
def test_occurrence_waits_from_the_day_after_it_ended(
    recorded: set[int], first: date | None
) -> None:
    slots = [slot(1, date(2016, 12, 31)), slot(2, date(2017, 12, 31)), slot(3, date.max)]

    assert unconfirmed_from(slots, recorded) == first
