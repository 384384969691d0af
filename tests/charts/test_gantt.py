"""Many pledges on one time axis."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.gantt import Plan, gantt, merged
from tracker.charts.months import Step
from tracker.charts.scale import WIDTH
from tracker.rules.vocabulary import LabelWord

OPEN, DONE = LabelWord.NOT_ASSESSED, LabelWord.DELIVERED
MADE, VERDICT, DAY = date(2016, 1, 1), date(2016, 7, 1), date(2017, 1, 1)
STEPS = (Step(MADE, VERDICT, OPEN), Step(VERDICT, date.max, DONE))

DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))


def plan(due_earliest: date | None = None, due_latest: date | None = None) -> Plan:
    """A pledge made on 1 January 2016 and delivered by 1 July."""
    return Plan(MADE, STEPS, due_earliest, due_latest)


def test_no_pledges_have_an_axis_of_the_day_alone() -> None:
    found = gantt([], DAY)

    assert found.lines == ()
    assert found.today == 50.0


def test_statuses_follow_each_other_up_to_the_day() -> None:
    (line,) = gantt([plan()], DAY).lines

    assert [(each.label, each.first) for each in line.stretches] == [(OPEN, MADE), (DONE, VERDICT)]
    assert line.stretches[0].x == 0.0
    assert sum(each.width for each in line.stretches) == WIDTH


def test_status_after_the_day_is_not_drawn() -> None:
    (line,) = gantt([plan()], date(2016, 6, 30)).lines

    assert [each.label for each in line.stretches] == [OPEN]


def test_equal_neighbours_are_one_stretch() -> None:
    steps = [Step(MADE, VERDICT, OPEN), Step(VERDICT, date.max, OPEN)]

    assert merged(steps, DAY) == [Step(MADE, DAY, OPEN)]


def test_same_label_after_a_gap_is_a_stretch_of_its_own() -> None:
    steps = [Step(MADE, date(2016, 3, 1), OPEN), Step(VERDICT, date.max, OPEN)]

    assert len(merged(steps, DAY)) == 2


def test_deadline_ahead_is_reached_by_a_line_from_the_day() -> None:
    found = gantt([plan(due_latest=date(2018, 1, 1))], DAY)

    (line,) = found.lines
    assert line.ahead == (found.today, WIDTH)
    assert line.ahead_width > 0


def test_deadline_passed_has_nothing_ahead() -> None:
    (line,) = gantt([plan(due_earliest=MADE, due_latest=VERDICT)], DAY).lines

    assert line.ahead is None
    assert line.ahead_width == 0
    assert line.window is not None


@given(st.lists(st.tuples(DAYS, DAYS, DAYS, DAYS), max_size=8), DAYS)
def test_nothing_lies_outside_the_drawing(
    rows: list[tuple[date, date, date, date]], day: date
) -> None:
    plans = []
    for each in rows:
        made, verdict, earliest, latest = sorted(each)
        steps = [
            Step(made, verdict + timedelta(days=1), OPEN),
            Step(verdict + timedelta(days=1), date.max, DONE),
        ]
        plans.append(Plan(made, steps, earliest, latest))

    found = gantt(plans, day)

    assert 0 <= found.today <= WIDTH
    for line in found.lines:
        assert all(0 <= each.x <= each.x + each.width <= WIDTH + 0.01 for each in line.stretches)
        assert line.window is None or 0 <= line.window.start <= line.window.end <= WIDTH
