"""The life of a pledge as a drawing."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.scale import WIDTH, TimeScale
from tracker.charts.shapes import MARKS
from tracker.charts.timeline import (
    ADVANCES,
    REACH,
    SET_BACKS,
    Life,
    Mark,
    Row,
    Timeline,
    Words,
    rows_of,
    timeline,
    window,
)
from tracker.rules.vocabulary import Effect

WORDS = Words(made="Made", due="Deadline", today="21 Nov 2026")
LIFE = Life(
    made_earliest=date(2015, 12, 1),
    made_latest=date(2015, 12, 2),
    due_earliest=date(2016, 8, 1),
    due_latest=date(2016, 8, 31),
    day=date(2026, 11, 21),
)

DAYS = st.dates(date(2010, 1, 1), date(2026, 11, 21))
MARKED = st.builds(
    lambda row, last, back: Mark(row, last - timedelta(days=back), last, "words"),
    st.sampled_from(Row),
    DAYS,
    st.integers(0, 500),
)


def mark(row: Row, day: str, first: str = "") -> Mark:
    """A mark of one day, or of the days from `first` on."""
    return Mark(row, date.fromisoformat(first or day), date.fromisoformat(day), "words")


def drawn(*marks: Mark, life: Life = LIFE) -> Timeline:
    """The drawing of these marks."""
    return timeline(life, marks, WORDS)


@pytest.mark.parametrize(
    ("effects", "rows"),
    [
        ([Effect.ADVANCED], (Row.ADVANCES,)),
        ([Effect.SET_BACK], (Row.SET_BACKS,)),
        ([Effect.RESTATED], (Row.CONTEXT,)),
        ([Effect.BREACH_DENIED], (Row.CONTEXT,)),
        ([Effect.NO_EVIDENCE], (Row.CONTEXT,)),
        ([Effect.DELIVERED, Effect.CONTEXT], (Row.ADVANCES,)),
        ([Effect.DELIVERED, Effect.REVERSED], (Row.ADVANCES, Row.SET_BACKS)),
        ([], (Row.CONTEXT,)),
    ],
    ids=["advance", "set-back", "restated", "denial", "search", "mixed", "both ways", "none"],
)
def test_update_stands_in_the_row_of_its_effects(
    effects: list[Effect], rows: tuple[Row, ...]
) -> None:
    assert rows_of(effects) == rows


def test_no_effect_is_an_advance_and_a_set_back() -> None:
    assert not ADVANCES & SET_BACKS


def test_every_row_has_a_shape_of_its_own() -> None:
    assert len(set(MARKS.values())) == len(Row)


def test_advances_stand_above_the_line_and_set_backs_below() -> None:
    found = drawn(mark(Row.SET_BACKS, "2017-01-01"), mark(Row.ADVANCES, "2017-01-01"))

    assert [strip.row for strip in found.strips] == [Row.ADVANCES, Row.CONTEXT, Row.SET_BACKS]
    above, line, below = found.strips
    assert above.marks[0].y < line.line < below.marks[0].y


def test_pledge_without_events_is_a_line() -> None:
    (line,) = drawn().strips

    assert line.row is Row.CONTEXT
    assert line.marks == ()


def test_events_of_one_day_are_put_into_lanes() -> None:
    (strip, _line) = drawn(*[mark(Row.ADVANCES, "2017-01-01")] * 3).strips

    assert len({each.x for each in strip.marks}) == 1
    assert len({each.y for each in strip.marks}) == 3


def test_date_that_is_a_range_is_drawn_as_a_range() -> None:
    (strip, _line) = drawn(mark(Row.ADVANCES, "2021-06-30", first="2018-01-01")).strips

    assert strip.marks[0].width > 0


def test_open_start_is_drawn_as_its_last_day() -> None:
    (strip, _line) = drawn(Mark(Row.ADVANCES, None, date(2018, 1, 1), "words")).strips

    assert strip.marks[0].width == 0


def test_days_of_the_making_are_a_range() -> None:
    first, last = drawn().made

    assert first == 0.0
    assert 0 < last < 0.1


def test_day_of_the_page_is_the_right_edge_when_all_lies_before_it() -> None:
    assert drawn().today == WIDTH


def test_deadline_ahead_lies_beyond_the_day_of_the_page() -> None:
    life = Life(None, date(2020, 1, 1), date(2030, 1, 1), date(2030, 12, 31), date(2026, 1, 1))

    found = drawn(life=life)

    assert found.window is not None
    assert found.today < found.window.start < found.window.end == WIDTH


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (None, None, None),
        (None, 6, (50.0, 50.0, False, True)),
        (6, None, (50.0, 100.0, True, False)),
        (6, 11, (50.0, 100.0, True, True)),
        (6, 6, (50.0, 50.0, True, True)),
    ],
    ids=["none", "only a latest day", "only an earliest day", "both", "one day"],
)
def test_deadline_is_a_band_from_its_earliest_to_its_latest_day(
    earliest: int | None,
    latest: int | None,
    expected: tuple[float, float, bool, bool] | None,
) -> None:
    scale = TimeScale(date(2016, 1, 1), date(2016, 1, 11))
    days = [date(2016, 1, day) if day else None for day in (earliest, latest)]

    found = window(scale, days[0], days[1])

    got = found and (found.start, found.end, found.has_start, found.has_end)
    assert got == expected


def test_words_of_near_days_stand_in_lines_of_their_own() -> None:
    places = {sign.name: sign.y for sign in drawn().signs}

    assert places["made"] != places["due"]


@given(st.lists(MARKED, max_size=30))
def test_no_mark_leaves_the_drawing_or_covers_another(marks: list[Mark]) -> None:
    found = drawn(*marks)

    assert sum(len(strip.marks) for strip in found.strips) == len(marks)
    for strip in found.strips:
        assert found.top <= strip.top < strip.bottom <= found.bottom < found.height
        for each in strip.marks:
            assert 0 <= each.start <= each.x <= WIDTH
            assert strip.top <= each.y <= strip.bottom
        for one, two in combinations(strip.marks, 2):
            is_apart = (
                one.x + 2 * REACH <= two.start + 1e-6 or two.x + 2 * REACH <= one.start + 1e-6
            )
            assert one.y != two.y or is_apart
