"""Slots of duties that return: which there are, and when one is overdue."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.edtf import parse
from tracker.rules.recurrence import (
    MOST_SLOTS,
    Recurrence,
    RecurrenceKind,
    Slot,
    is_overdue,
    parse_duration,
    slot_state,
    slots,
)
from tracker.rules.triggers import Round
from tracker.rules.vocabulary import DialogueStatus, MilestoneState

TWICE_A_YEAR = Recurrence(RecurrenceKind.COUNT, 2, "P1Y", parse("2016"))
YEAR = Slot(1, 1, date(2016, 1, 1), date(2016, 12, 31))


def periods(found: list[Slot]) -> list[tuple[int, int, str, str]]:
    return [(s.number, s.ordinal, s.opens.isoformat(), s.closes.isoformat()) for s in found]


def test_count_gives_each_period_its_slots() -> None:
    found = slots(TWICE_A_YEAR, (), until=date(2017, 1, 1))

    assert periods(found) == [
        (1, 1, "2016-01-01", "2016-12-31"),
        (2, 2, "2016-01-01", "2016-12-31"),
        (3, 1, "2017-01-01", "2017-12-31"),
        (4, 2, "2017-01-01", "2017-12-31"),
    ]


@pytest.mark.parametrize(
    ("per", "closes"),
    [
        pytest.param("P1Y", ["2017-01-30", "2018-01-30"], id="year"),
        pytest.param("P1M", ["2016-02-28", "2016-03-30"], id="month-keeps-the-31st"),
        pytest.param("P1Y6M", ["2017-07-30", "2019-01-30"], id="year-and-a-half"),
        pytest.param("P2W", ["2016-02-13", "2016-02-27"], id="two-weeks"),
        pytest.param("P10D", ["2016-02-09", "2016-02-19"], id="ten-days"),
    ],
)
def test_periods_follow_each_other_from_the_start(per: str, closes: list[str]) -> None:
    recurrence = Recurrence(RecurrenceKind.COUNT, 1, per, parse("2016-01-31"))

    found = slots(recurrence, (), until=date(2020, 1, 1))

    assert [slot.closes.isoformat() for slot in found[:2]] == closes


@pytest.mark.parametrize(
    ("stopped_on", "left"),
    [
        pytest.param(date(2016, 12, 30), 0, id="before-the-period-closes"),
        pytest.param(date(2016, 12, 31), 0, id="on-its-last-day"),
        pytest.param(date(2017, 1, 1), 2, id="after-its-last-day"),
        pytest.param(None, 4, id="never"),
    ],
)
def test_slots_not_closed_when_standing_ended_fall_away(stopped_on: date | None, left: int) -> None:
    found = slots(TWICE_A_YEAR, (), date(2017, 6, 1), stopped_on)

    assert len(found) == left


@pytest.mark.parametrize(
    "recurrence",
    [
        pytest.param(Recurrence(RecurrenceKind.NOT_STATED), id="interval-not-stated"),
        pytest.param(Recurrence(RecurrenceKind.COUNT, 2, "P1Y"), id="no-start"),
        pytest.param(Recurrence(RecurrenceKind.COUNT, 2, "P1Y", parse("../2016")), id="open-start"),
        pytest.param(Recurrence(RecurrenceKind.COUNT, 2, "P1Y", parse("2021")), id="starts-later"),
        pytest.param(Recurrence(RecurrenceKind.EACH_ROUND, mechanism="hljd"), id="no-rounds"),
    ],
)
def test_no_slots_without_periods_or_rounds(recurrence: Recurrence) -> None:
    assert slots(recurrence, (), until=date(2020, 1, 1)) == []


def test_each_round_gives_a_slot_to_rounds_after_the_pledge() -> None:
    rounds = (
        Round("hljd-3", "hljd", parse("2016-12-07"), DialogueStatus.HELD),
        Round("hljd-4", "hljd", parse("2017"), DialogueStatus.CANCELLED),
        Round("hljd-1", "hljd", parse("2015-12-01/2015-12-02"), DialogueStatus.HELD),
        Round("hljd-5", "hljd", parse("2017-03~/.."), DialogueStatus.PLANNED),
        Round("hljd-6", "hljd", parse("2019"), DialogueStatus.PLANNED),
        Round("seg-2", "seg", parse("2016-11"), DialogueStatus.PLANNED),
    )
    each = Recurrence(RecurrenceKind.EACH_ROUND, start=parse("2015-12-02"), mechanism="hljd")

    found = slots(each, rounds, until=date(2018, 1, 1))

    assert found == [
        Slot(1, 1, date(2016, 12, 7), date(2016, 12, 7), "hljd-3"),
        Slot(2, 1, date(2017, 3, 1), date.max, "hljd-5", firm=False),
    ]


def test_round_with_an_open_start_opens_on_its_latest_first_day() -> None:
    rounds = (Round("hljd-1", "hljd", parse("../2015-12-02"), DialogueStatus.HELD),)
    each = Recurrence(RecurrenceKind.EACH_ROUND, mechanism="hljd")

    (slot,) = slots(each, rounds, until=date(2015, 12, 2))

    assert (slot.opens, slot.closes) == (date(2015, 12, 2), date(2015, 12, 2))


@pytest.mark.parametrize(
    "text",
    ["", "P", "1Y", "P0Y", "P1H", "PT1H", "P1Y ", "P1D1Y", "p1y", "P1.5Y", "P-1Y", "P٣Y", "P1000Y"],
)
def test_other_durations_are_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=f"“{text}” is not a duration"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("on", "recorded", "state", "overdue"),
    [
        pytest.param("2015-12-31", "held", "expected", False, id="before-it-opens"),
        pytest.param("2016-01-01", "held", "held", False, id="the-day-it-opens"),
        pytest.param("2016-06-30", None, "expected", False, id="open"),
        pytest.param("2016-12-31", None, "expected", False, id="last-day"),
        pytest.param("2017-01-01", None, "expected", True, id="closed-and-nothing-recorded"),
        pytest.param("2017-01-01", "no_evidence", "no_evidence", True, id="nothing-found"),
        pytest.param("2017-01-01", "missed", "missed", True, id="missed"),
        pytest.param("2017-01-01", "held", "held", False, id="held"),
        pytest.param("2017-01-01", "held_late", "held_late", False, id="held-late"),
        pytest.param("2017-01-01", "waived", "waived", False, id="waived"),
    ],
)
def test_slot_is_overdue_only_after_it_closed_unperformed(
    on: str, recorded: str | None, state: str, overdue: bool
) -> None:
    outcome = MilestoneState(recorded) if recorded else None
    day = date.fromisoformat(on)

    assert slot_state(YEAR, day, outcome) == MilestoneState(state)
    assert is_overdue(YEAR, day, outcome) is overdue


def test_slot_of_an_uncertain_period_is_never_overdue_by_itself() -> None:
    about = Recurrence(RecurrenceKind.COUNT, 1, "P1Y", parse("2016~"))

    (slot,) = slots(about, (), until=date(2016, 6, 1))

    assert is_overdue(slot, date(2020, 1, 1), None) is False


def test_slots_end_with_the_last_year_that_dates_may_name() -> None:
    found = slots(Recurrence(RecurrenceKind.COUNT, 1, "P999Y", parse("2000")), (), date.max)

    assert periods(found) == [
        (1, 1, "2000-01-01", "2998-12-31"),
        (2, 1, "2999-01-01", "3997-12-31"),
    ]


def test_slots_end_where_nobody_would_follow_their_rhythm() -> None:
    found = slots(Recurrence(RecurrenceKind.COUNT, 1, "P1D", parse("2000")), (), date.max)

    assert len(found) == MOST_SLOTS


@given(
    start=st.dates(date(2000, 1, 1), date(2020, 12, 31)),
    per=st.sampled_from(["P1Y", "P6M", "P1M", "P5W", "P40D", "P1Y2M3W4D"]),
    count=st.integers(1, 4),
)
def test_periods_leave_no_gap_and_never_overlap(start: date, per: str, count: int) -> None:
    recurrence = Recurrence(RecurrenceKind.COUNT, count, per, parse(start.isoformat()))

    found = slots(recurrence, (), until=date(2022, 1, 1))

    firsts = [slot for slot in found if slot.ordinal == 1]
    assert [slot.number for slot in found] == list(range(1, len(firsts) * count + 1))
    assert firsts[0].opens == start
    assert all(
        later.opens == earlier.closes + timedelta(days=1) for earlier, later in pairwise(firsts)
    )
