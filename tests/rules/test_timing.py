"""Timing on a day: the one question whether a deadline is ahead, running, passed or moot."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.deadlines import Deadline, DeadlineState
from tracker.rules.edtf import parse
from tracker.rules.timing import standing_on, timing
from tracker.rules.vocabulary import Delivery, PledgeKind, Standing, Timing

NOT_FIXED = Deadline(DeadlineState.NOT_FIXED)
STOPPED = Deadline(DeadlineState.STOPPED)


def ask(
    on: str,
    due: str | Deadline | None = "2016-08-31",
    delivery: str | None = None,
    delivered_on: str | None = None,
    standings: tuple[tuple[str, str], ...] = (),
    kind: str = "one_off",
) -> Timing:
    deadline = due if isinstance(due, Deadline) else Deadline.from_edtf(parse(due) if due else None)
    return timing(
        date.fromisoformat(on),
        deadline,
        Delivery(delivery) if delivery else None,
        parse(delivered_on) if delivered_on else None,
        [(date.fromisoformat(since), Standing(word)) for since, word in standings],
        PledgeKind(kind),
    )


@pytest.mark.parametrize(
    ("on", "due", "expected"),
    [
        pytest.param("2016-08-30", "2016-08-31", Timing.UPCOMING, id="day-before"),
        pytest.param("2016-08-31", "2016-08-31", Timing.DUE, id="hotline-test-on-its-day"),
        pytest.param("2016-09-01", "2016-08-31", Timing.OVERDUE, id="hotline-test-day-after"),
        pytest.param("2016-07-31", "2016-08", Timing.UPCOMING, id="before-the-month"),
        pytest.param("2016-08-01", "2016-08", Timing.DUE, id="first-of-the-month"),
        pytest.param("2016-08-31", "2016-08", Timing.DUE, id="last-of-the-month"),
        pytest.param("2016-09-01", "2016-08", Timing.OVERDUE, id="after-the-month"),
        pytest.param("2016-06-21", "2016-21", Timing.DUE, id="spring-by-the-later-custom"),
        pytest.param("2016-06-22", "2016-21", Timing.OVERDUE, id="after-both-springs"),
        pytest.param("2016-01-01", "../2016-08-31", Timing.DUE, id="due-at-any-time-until"),
        pytest.param("2016-09-01", "../2016-08-31", Timing.OVERDUE, id="after-an-open-start"),
        pytest.param("2030-01-01", "2016-06-14/..", Timing.DUE, id="no-last-day"),
        pytest.param("2030-01-01", "2016-09~", Timing.DUE, id="about-never-passes"),
        pytest.param("2030-01-01", "2016-09?", Timing.DUE, id="possibly-never-passes"),
        pytest.param("2016-08-31", "2016-09~", Timing.UPCOMING, id="about-may-be-ahead"),
        pytest.param("2030-01-01", None, Timing.NO_DEADLINE, id="no-deadline"),
        pytest.param("2030-01-01", NOT_FIXED, Timing.UPCOMING, id="round-not-announced"),
        pytest.param("2030-01-01", STOPPED, Timing.STOPPED, id="mechanism-ended"),
    ],
)
def test_deadline_passes_only_after_its_latest_day(
    on: str, due: str | Deadline | None, expected: Timing
) -> None:
    assert ask(on, due) == expected


@pytest.mark.parametrize("delivery", [word for word in Delivery if word != Delivery.DELIVERED])
def test_anything_short_of_delivered_is_overdue_except_a_duty_kept(delivery: Delivery) -> None:
    found = ask("2016-09-01", delivery=delivery, kind="recurring")

    assert found == (Timing.DUE if delivery == Delivery.HOLDING else Timing.OVERDUE)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        pytest.param("one_off", Timing.OVERDUE, id="one-off"),
        pytest.param("recurring", Timing.OVERDUE, id="recurring"),
        pytest.param("continuing", Timing.DUE, id="continuing"),
        pytest.param("abstention", Timing.DUE, id="abstention"),
    ],
)
def test_duty_to_keep_has_no_day_to_be_delivered_by(kind: str, expected: Timing) -> None:
    assert ask("2016-09-01", kind=kind) == expected


@pytest.mark.parametrize(
    ("due", "delivered_on", "expected"),
    [
        pytest.param("2016-08-31", "2016-08-31", Timing.ON_TIME, id="on-the-last-day"),
        pytest.param("2016-08-31", "2016-09-01", Timing.LATE, id="a-day-later"),
        pytest.param("2016-08-31", "2016-08", Timing.ON_TIME, id="some-day-of-the-month"),
        pytest.param("2016-08-31", "2016", Timing.ON_TIME, id="perhaps-later"),
        pytest.param("2016-08-31", "../2016-09-10", Timing.ON_TIME, id="open-start"),
        pytest.param("2016-08-31", None, Timing.ON_TIME, id="day-unknown"),
        pytest.param("2016-08~", "2017", Timing.ON_TIME, id="deadline-not-firm"),
        pytest.param("2016-08-31/..", "2017", Timing.ON_TIME, id="no-last-day"),
        pytest.param(NOT_FIXED, "2017", Timing.ON_TIME, id="never-fixed"),
        pytest.param(STOPPED, "2017", Timing.ON_TIME, id="mechanism-ended"),
        pytest.param(None, "2017", Timing.NO_DEADLINE, id="no-deadline"),
    ],
)
def test_delivered_is_late_only_if_certainly_after_the_latest_day(
    due: str | Deadline | None, delivered_on: str | None, expected: Timing
) -> None:
    assert ask("2018-01-01", due, "delivered", delivered_on) == expected


@pytest.mark.parametrize(
    ("on", "standings", "expected"),
    [
        pytest.param("2016-07-01", (("2016-07-01", "withdrawn"),), Timing.STOPPED, id="withdrawn"),
        pytest.param(
            "2016-07-01", (("2016-07-01", "superseded"),), Timing.STOPPED, id="superseded"
        ),
        pytest.param("2016-07-01", (("2016-07-01", "lapsed"),), Timing.STOPPED, id="lapsed"),
        pytest.param("2016-07-01", (("2016-07-01", "completed"),), Timing.STOPPED, id="completed"),
        pytest.param("2016-06-30", (("2016-07-01", "withdrawn"),), Timing.UPCOMING, id="not-yet"),
        pytest.param("2016-09-01", (("2016-08-31", "lapsed"),), Timing.STOPPED, id="on-latest-day"),
        pytest.param(
            "2016-10-01", (("2016-09-01", "lapsed"),), Timing.OVERDUE, id="too-late-to-stop"
        ),
        pytest.param("2016-07-01", (("2016-06-01", "suspended"),), Timing.UPCOMING, id="suspended"),
        pytest.param(
            "2016-09-01", (("2016-06-01", "suspended"),), Timing.STOPPED, id="suspended-throughout"
        ),
        pytest.param(
            "2016-09-01",
            (("2016-06-01", "suspended"), ("2016-07-01", "active")),
            Timing.OVERDUE,
            id="resumed-in-time",
        ),
    ],
)
def test_standing_on_the_latest_day_decides_whether_the_clock_ran_out(
    on: str, standings: tuple[tuple[str, str], ...], expected: Timing
) -> None:
    assert ask(on, standings=standings) == expected


@pytest.mark.parametrize(
    ("due", "kind"),
    [
        pytest.param("2016-08~", "one_off", id="not-firm"),
        pytest.param("2016-06-14/..", "one_off", id="no-last-day"),
        pytest.param(NOT_FIXED, "one_off", id="never-fixed"),
        pytest.param("2016-08-31", "abstention", id="duty-to-keep"),
    ],
)
def test_deadline_that_cannot_pass_stops_whenever_standing_ends(
    due: str | Deadline | None, kind: str
) -> None:
    assert (
        ask("2017-01-01", due, standings=(("2017-01-01", "lapsed"),), kind=kind) == Timing.STOPPED
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2016-05-31", Standing.ACTIVE, id="before-any-change"),
        pytest.param("2016-06-01", Standing.SUSPENDED, id="on-the-day-of-a-change"),
        pytest.param("2016-07-01", Standing.LAPSED, id="last-of-two-on-one-day"),
    ],
)
def test_standing_is_that_of_the_newest_change(day: str, expected: Standing) -> None:
    changes = [
        (date(2016, 7, 1), Standing.ACTIVE),
        (date(2016, 6, 1), Standing.SUSPENDED),
        (date(2016, 7, 1), Standing.LAPSED),
    ]

    assert standing_on(changes, date.fromisoformat(day)) == expected


@given(st.dates(date(2016, 1, 1), date(2017, 12, 31)))
def test_undelivered_pledge_moves_from_upcoming_through_due_to_overdue(on: date) -> None:
    found = ask(on.isoformat(), "2016-05-11/2016-11-11")

    expected = Timing.UPCOMING if on < date(2016, 5, 11) else Timing.DUE
    assert found == (Timing.OVERDUE if on > date(2016, 11, 11) else expected)
