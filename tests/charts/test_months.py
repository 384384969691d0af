"""Labels from month to month: sums are right, and no band leaves the drawing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.months import (
    HEIGHT,
    LINE,
    Month,
    Step,
    areas,
    month_ends,
    months,
    outline,
    telling,
)
from tracker.charts.scale import WIDTH
from tracker.rules.vocabulary import LabelWord

OPEN, DONE = LabelWord.NOT_ASSESSED, LabelWord.DELIVERED
FOREVER = date.max

DAYS = st.dates(date(2014, 1, 1), date(2018, 12, 31))
STEPS = st.builds(
    lambda first, length, label: Step(first, first + timedelta(days=length), label),
    DAYS,
    st.integers(1, 900),
    st.sampled_from(LabelWord),
)


def test_month_ends_include_the_leap_day_and_end_with_the_day_itself() -> None:
    ends = month_ends(date(2016, 1, 20), date(2016, 3, 4))

    assert ends == [date(2016, 1, 31), date(2016, 2, 29), date(2016, 3, 4)]


@pytest.mark.parametrize(
    "last", [date(2016, 1, 20), date(2016, 1, 31)], ids=["within", "at the end"]
)
def test_one_month_ends_once(last: date) -> None:
    assert month_ends(date(2016, 1, 20), last) == [last]


def test_nothing_begun_has_no_months() -> None:
    assert months([Step(date(2017, 1, 1), FOREVER, OPEN)], date(2016, 1, 1)) == []


def test_step_counts_from_its_first_day_until_the_day_before_the_next() -> None:
    steps = [
        Step(date(2016, 1, 31), date(2016, 2, 29), OPEN),
        Step(date(2016, 2, 29), FOREVER, DONE),
    ]

    found = months(steps, date(2016, 3, 31))

    assert [month.counts for month in found] == [{OPEN: 1}, {DONE: 1}, {DONE: 1}]


def test_denominator_grows_as_pledges_are_made() -> None:
    steps = [Step(date(2016, month, 5), FOREVER, OPEN) for month in (1, 3)]

    assert [month.total for month in months(steps, date(2016, 3, 5))] == [1, 1, 2]


def test_step_that_begins_after_the_last_day_is_not_known() -> None:
    steps = [
        Step(date(2016, 1, 1), date(2016, 2, 10), OPEN),
        Step(date(2016, 2, 10), FOREVER, DONE),
    ]

    assert months(steps, date(2016, 2, 9))[-1].counts == {OPEN: 1}


@given(st.lists(STEPS), DAYS)
def test_every_month_counts_what_stood_on_its_last_day(steps: list[Step], last: date) -> None:
    for month in months(steps, last):
        standing = [step for step in steps if step.first <= month.day < step.until]
        assert month.total == len(standing)
        assert all(
            month.count(label) == sum(step.label is label for step in standing)
            for label in LabelWord
        )


def test_table_keeps_months_that_tell_something() -> None:
    days = [date(2016, 11, 30), date(2016, 12, 31), date(2017, 1, 31), date(2017, 2, 28)]
    found = [Month(day, {OPEN: 1}) for day in days] + [Month(date(2017, 3, 5), {OPEN: 2})]

    assert [month.day for month in telling(found)] == [days[0], days[1], date(2017, 3, 5)]


def test_outline_goes_along_the_top_and_back_along_the_floor() -> None:
    assert outline([0, 0, 1], [1, 2, 2], top=3) == "M0 2H1V1H3V2H2V3H0Z"


def test_bands_are_stacked_in_order_and_sum_up_to_the_total() -> None:
    found = [Month(date(2016, 1, 31), {OPEN: 2, DONE: 3})]

    drawing = areas(found)

    assert [(band.label, band.count) for band in drawing.bands] == [(DONE, 3), (OPEN, 2)]
    assert drawing.top == 5


def test_label_of_the_past_has_a_band_but_no_word_at_the_edge() -> None:
    steps = [
        Step(date(2015, 1, 1), date(2016, 6, 1), OPEN),
        Step(date(2016, 6, 1), FOREVER, DONE),
    ]

    done, past = areas(months(steps, date(2016, 7, 1))).bands

    assert (past.label, past.count, past.word) == (OPEN, 0, None)
    assert done.word is not None


@given(st.lists(STEPS, min_size=1), st.dates(date(2019, 1, 1), date(2022, 1, 1)))
def test_nothing_lies_outside_the_drawing(steps: list[Step], last: date) -> None:
    found = [*months(steps, last)]
    if not any(month.total for month in found):
        return

    drawing = areas(found)

    for band in drawing.bands:
        assert all(0 <= int(x) <= drawing.columns for x in re.findall(r"[HM](\d+)", band.path))
        assert all(0 <= int(y) <= drawing.top for y in re.findall(r"V(\d+)", band.path))
        assert band.glyph is None or 0 <= band.glyph[0] <= WIDTH
        assert band.glyph is None or 0 <= band.glyph[1] <= HEIGHT
    words = sorted(band.word for band in drawing.bands if band.word is not None)
    room = (HEIGHT - LINE) / max(len(words) - 1, 1)
    assert all(right - left >= min(LINE, room) - 0.02 for left, right in pairwise(words))
    assert all(0 <= word <= HEIGHT for word in words)
    assert all(0 <= tick.at <= WIDTH for tick in drawing.ticks)
    assert all(0 <= y <= HEIGHT for _number, y in drawing.levels)
