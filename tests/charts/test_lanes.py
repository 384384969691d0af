"""What would cover something else moves out of its way."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.lanes import lanes, spread
from tracker.charts.scale import WIDTH
from tracker.charts.signs import anchor_of, height_of, signs, span_of, width_of

SPANS = st.lists(
    st.tuples(st.floats(0, 100), st.floats(0, 20)).map(lambda each: (each[0], sum(each)))
)


def test_nothing_has_no_lanes() -> None:
    assert lanes([]) == []


def test_things_apart_share_a_lane() -> None:
    assert lanes([(0, 1), (2, 3)]) == [0, 0]


def test_things_on_one_day_have_a_lane_each() -> None:
    assert lanes([(5, 6), (5, 6), (5, 6)]) == [0, 1, 2]


def test_lane_is_free_again_when_what_was_in_it_ends() -> None:
    assert lanes([(0, 10), (5, 6), (20, 21)]) == [0, 1, 0]


@given(SPANS, st.floats(0, 5))
def test_no_two_in_a_lane_come_near_each_other(
    spans: list[tuple[float, float]], gap: float
) -> None:
    ordered = sorted(spans)

    chosen = lanes(ordered, gap)

    for lane in set(chosen):
        inside = [span for span, each in zip(ordered, chosen, strict=True) if each == lane]
        assert all(right[0] - left[1] >= gap for left, right in pairwise(inside))


def test_words_near_each_other_are_moved_apart_in_their_order() -> None:
    assert spread([10, 11, 50], 5, 0, 100) == [10, 15, 50]


def test_words_at_the_end_are_pushed_back() -> None:
    assert spread([98, 99, 100], 10, 0, 100) == [80, 90, 100]


def test_too_many_words_share_the_room_evenly() -> None:
    assert spread([5, 5, 5, 5, 5], 50, 0, 100) == [0, 25, 50, 75, 100]


@given(st.lists(st.floats(0, 220), max_size=20))
def test_spread_words_stay_inside_and_apart(wanted: list[float]) -> None:
    found = spread(sorted(wanted), 17, 8, 212)

    apart = min(17, 204 / max(len(wanted) - 1, 1))
    assert all(8 - 1e-6 <= place <= 212 + 1e-6 for place in found)
    assert all(right - left >= apart - 1e-6 for left, right in pairwise(found))


def test_chinese_is_wider_than_latin() -> None:
    assert width_of("截止日") > width_of("due")


def test_words_at_the_edges_turn_inwards() -> None:
    assert [anchor_of("Deadline", at) for at in (0, 50, 100)] == ["start", "middle", "end"]


def test_words_that_would_meet_take_two_lines() -> None:
    made, due = signs([("made", "Made", 0.0), ("due", "Deadline", 3.0)])

    assert (made.name, due.name) == ("made", "due")
    assert made.y < due.y


def test_no_words_take_no_height() -> None:
    assert height_of(signs([])) == 0.0


@given(st.floats(0, 100), st.text("abc 文", max_size=10))
def test_words_lie_inside_the_drawing(at: float, words: str) -> None:
    left, right = span_of(words, at)

    assert -1e-6 <= left <= right <= WIDTH + 1e-6
