"""Numbers over time: each reporter alone, joined only where the same is counted."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.scale import WIDTH
from tracker.charts.series import HEAD, Point, panels
from tracker.charts.shapes import DOTS
from tracker.rules.vocabulary import Qualifier

POINTS = st.builds(
    lambda day, value, qualifier, counts: Point(day, day, value, qualifier, counts),
    st.dates(date(2010, 1, 1), date(2026, 12, 31)),
    st.decimals(0, 10**9, places=2),
    st.sampled_from(Qualifier),
    st.sampled_from([None, "arrests", "deportations"]),
)


def point(day: str, value: str, counts: str | None = "") -> Point:
    """An exact value on one day."""
    found = date.fromisoformat(day)
    return Point(found, found, Decimal(value), Qualifier.EXACT, counts)


def test_neighbours_that_count_the_same_are_joined() -> None:
    (panel,) = panels([[point("2017-01-01", "2"), point("2016-01-01", "1")]]).panels

    (join,) = panel.joins
    assert [join.left.point.words, join.right.point.words] == ["1", "2"]
    assert panel.breaks == ()


def test_what_is_not_known_to_count_the_same_is_not_joined() -> None:
    found = panels([[point("2016-01-01", "1", None), point("2017-01-01", "2", None)]])

    assert not found.has_joins
    assert not found.has_breaks


def test_change_of_what_is_counted_is_a_marked_break() -> None:
    found = panels([[point("2016-01-01", "1", "arrests"), point("2018-01-01", "2", "returns")]])

    assert found.panels[0].joins == ()
    assert found.panels[0].breaks == (50.0,)


def test_points_of_different_reporters_are_never_joined() -> None:
    found = panels([[point("2016-01-01", "1")], [point("2017-01-01", "2")]])

    assert len(found.panels) == 2
    assert not found.has_joins


def test_reporters_share_both_axes() -> None:
    one, two = panels([[point("2016-01-01", "5")], [point("2017-01-01", "5")]]).panels

    assert one.dots[0].y == two.dots[0].y
    assert (one.dots[0].x, two.dots[0].x) == (0.0, WIDTH)


def test_axis_begins_at_zero() -> None:
    found = panels([[point("2016-01-01", "5000"), point("2017-01-01", "5100")]])

    number, y = found.levels[0]
    assert number == Decimal(0)
    assert y == found.floor == found.bottom


def test_zeros_alone_lie_on_the_floor() -> None:
    found = panels([[point("2016-01-01", "0")]])

    assert found.panels[0].dots[0].y == found.floor


def test_value_known_for_a_range_of_days_is_drawn_over_it() -> None:
    ranged = Point(date(2016, 1, 1), date(2016, 12, 31), Decimal(3), Qualifier.ABOUT)

    (dot,) = panels([[ranged]]).panels[0].dots

    assert (dot.start, dot.width) == (0.0, WIDTH)


@pytest.mark.parametrize(
    ("value", "words"),
    [("53388.000000", "53,388"), ("0.500000", "0.5"), ("1000", "1,000")],
    ids=["whole", "part", "thousand"],
)
def test_value_is_written_without_idle_zeros(value: str, words: str) -> None:
    assert point("2016-01-01", value).words == words


def test_word_that_would_cover_another_is_left_to_the_table() -> None:
    (panel,) = panels([[point("2016-01-01", "5"), point("2016-01-01", "5")]]).panels

    assert len(panel.signs) == 1


def test_each_sort_of_exactness_has_a_shape_of_its_own() -> None:
    assert set(DOTS) == set(Qualifier)
    assert len(set(DOTS.values())) == len(Qualifier)


@given(st.lists(st.lists(POINTS, min_size=1, max_size=8), min_size=1, max_size=4))
def test_nothing_lies_outside_the_drawing(groups: list[list[Point]]) -> None:
    found = panels(groups)

    assert sum(len(panel.dots) for panel in found.panels) == sum(len(group) for group in groups)
    for panel in found.panels:
        assert all(0 <= dot.start <= dot.x <= WIDTH for dot in panel.dots)
        assert all(HEAD <= dot.y <= found.floor for dot in panel.dots)
        assert all(0 <= x <= WIDTH for x in panel.breaks)
        assert all(0 < sign.y < found.height for sign in panel.signs)
        assert all(join.left.point.counts is not None for join in panel.joins)
