"""Axes: days and numbers as places, with ticks at round values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.scale import APART, WIDTH, NumberScale, Tick, TimeScale, Unit, anchor, legible

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
NUMBERS = st.decimals(-(10**9), 10**12, places=2)


def test_first_and_last_day_are_the_edges() -> None:
    scale = TimeScale(date(2016, 1, 1), date(2016, 1, 11))

    assert [scale.at(date(2016, 1, day)) for day in (1, 6, 11)] == [0.0, 50.0, 100.0]


def test_day_beyond_an_end_stands_at_that_end() -> None:
    scale = TimeScale(date(2016, 1, 1), date(2016, 1, 11))

    assert scale.at(date(2015, 1, 1)) == 0.0
    assert scale.at(date(2017, 1, 1)) == WIDTH


def test_only_day_of_an_axis_is_its_middle() -> None:
    scale = TimeScale.over([date(2016, 2, 29)])

    assert scale.at(date(2016, 2, 29)) == 50.0
    assert [tick.day for tick in scale.ticks()] == [date(2016, 2, 29)]


def test_leap_day_has_a_place_of_its_own() -> None:
    scale = TimeScale(date(2016, 2, 28), date(2016, 3, 1))

    assert scale.at(date(2016, 2, 29)) == 50.0


@pytest.mark.parametrize(
    ("first", "last", "unit", "days"),
    [
        ("2016-01-01", "2016-01-03", Unit.DAY, ["2016-01-01", "2016-01-02", "2016-01-03"]),
        ("2016-01-05", "2016-01-28", Unit.DAY, ["2016-01-11", "2016-01-18", "2016-01-25"]),
        ("2016-01-15", "2016-04-20", Unit.MONTH, ["2016-02-01", "2016-03-01", "2016-04-01"]),
        ("2016-02-01", "2016-12-31", Unit.MONTH, ["2016-04-01", "2016-07-01", "2016-10-01"]),
        ("2015-06-01", "2018-06-01", Unit.YEAR, ["2016-01-01", "2017-01-01", "2018-01-01"]),
        ("1871-01-01", "2020-12-31", Unit.YEAR, ["1900-01-01", "1950-01-01", "2000-01-01"]),
    ],
    ids=["days", "weeks from Monday", "months", "quarters", "years", "half centuries"],
)
def test_ticks_stand_at_round_days(first: str, last: str, unit: Unit, days: list[str]) -> None:
    scale = TimeScale(date.fromisoformat(first), date.fromisoformat(last))

    ticks = scale.ticks()

    assert [tick.day.isoformat() for tick in ticks] == days
    assert {tick.unit for tick in ticks} == {unit}


def test_narrower_axis_has_fewer_ticks() -> None:
    scale = TimeScale(date(2016, 1, 1), date(2021, 12, 31))

    assert len(scale.ticks(share=0.5)) < len(scale.ticks())


@given(DAYS, DAYS)
def test_ticks_lie_on_the_axis_with_room_for_their_dates(one: date, other: date) -> None:
    scale = TimeScale.over([one, other])

    ticks = scale.ticks()

    assert all(scale.first <= tick.day <= scale.last for tick in ticks)
    assert all(0 <= tick.at <= WIDTH for tick in ticks)
    assert 1 <= len(ticks) <= 7
    assert all(right.at - left.at >= APART[left.unit] for left, right in pairwise(ticks))


@given(DAYS, DAYS, DAYS)
def test_later_day_never_stands_further_left(one: date, two: date, three: date) -> None:
    days = sorted([one, two, three])
    scale = TimeScale.over(days)

    places = [scale.at(day) for day in days]

    assert places == sorted(places)


@pytest.mark.parametrize(
    ("at", "end"), [(0.0, "start"), (50.0, "middle"), (100.0, "end")], ids=["left", "mid", "right"]
)
def test_date_at_an_edge_stays_inside(at: float, end: str) -> None:
    assert anchor(at) == end


def test_date_at_an_edge_gives_way_to_its_neighbour() -> None:
    ticks = [Tick(date(2016 + at, 1, 1), float(at), Unit.YEAR) for at in (1, 18, 60, 82, 99)]

    assert [tick.at for tick in legible(ticks)] == [18.0, 60.0, 82.0]


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        ([3], [0, 1, 2, 3]),
        ([68], [0, 20, 40, 60, 80]),
        ([53388], [0, 20000, 40000, 60000]),
        ([Decimal("0.7")], [0, Decimal("0.2"), Decimal("0.4"), Decimal("0.6"), Decimal("0.8")]),
        ([0], [0, 1]),
        ([], [0, 1]),
        ([-5, 10], [-5, 0, 5, 10]),
    ],
    ids=["few", "tens", "thousands", "parts of one", "zero", "none", "below zero"],
)
def test_numbers_have_round_ticks_from_zero(
    numbers: list[Decimal | int], ticks: list[Decimal | int]
) -> None:
    assert list(NumberScale.over(numbers).ticks) == ticks


def test_axis_of_zeros_has_a_height() -> None:
    scale = NumberScale.over([0, 0])

    assert scale.top > scale.bottom
    assert scale.share(0) == 0.0


@given(st.lists(NUMBERS, min_size=1))
def test_numbers_and_zero_lie_on_their_scale(numbers: list[Decimal]) -> None:
    scale = NumberScale.over(numbers)

    assert all(scale.bottom <= number <= scale.top for number in [Decimal(0), *numbers])
    assert len(scale.ticks) <= 5
    assert all(0 <= scale.share(number) <= 1 for number in numbers)
