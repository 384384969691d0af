"""One bar for many pledges: widths are shares, and nothing is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.bar import FULL, GAP, bar, stacked
from tracker.charts.hatches import HATCHES
from tracker.rules.vocabulary import LabelWord

WIDE = Decimal(FULL).scaleb(-3)
APART = Decimal(GAP).scaleb(-3)
COUNTS = st.dictionaries(st.sampled_from(LabelWord), st.integers(0, 5000))


def test_no_pledges_are_an_empty_bar() -> None:
    assert bar([]).pieces == ()
    assert bar([]).total == 0


def test_one_label_fills_the_bar() -> None:
    (only,) = bar([(LabelWord.DELIVERED, 3)]).pieces

    assert only.x == 0
    assert only.width == WIDE


def test_thirds_add_up_to_the_whole() -> None:
    thirds = [(label, 1) for label in (LabelWord.SPLIT, LabelWord.DELIVERED, LabelWord.HOLDING)]

    assert sum(piece.width for piece in bar(thirds).pieces) == WIDE


def test_segments_come_in_the_order_of_the_vocabulary_the_unassessed_last() -> None:
    counts = [(label, 1) for label in reversed(LabelWord)]

    labels = [piece.label for piece in bar(counts).pieces]

    assert labels == [label for label in LabelWord if label is not LabelWord.NOT_ASSESSED] + [
        LabelWord.NOT_ASSESSED
    ]


def test_unassessed_segment_stands_apart() -> None:
    found = bar([(LabelWord.NOT_ASSESSED, 1), (LabelWord.DELIVERED, 1)])

    assessed, unassessed = found.pieces
    assert unassessed.x - (assessed.x + assessed.width) == APART
    assert found.assessed == (assessed,)
    assert found.unassessed == unassessed


def test_bars_on_one_scale_are_as_long_as_their_pledges_are_many() -> None:
    (piece,) = bar([(LabelWord.DELIVERED, 1)], longest=4).pieces

    assert piece.width == 25


@pytest.mark.parametrize(
    ("count", "lettered", "tight"),
    [(1, False, True), (3, True, True), (50, True, False)],
    ids=["hairline", "desk only", "wide"],
)
def test_segment_is_lettered_only_where_there_is_room(
    count: int, lettered: bool, tight: bool
) -> None:
    piece = bar([(LabelWord.DELIVERED, count), (LabelWord.HOLDING, 100 - count)]).pieces[0]

    assert (piece.is_lettered, piece.is_tight) == (lettered, tight)


def test_every_label_has_a_hatch_and_a_place_in_the_stack() -> None:
    assert set(HATCHES) == set(LabelWord)
    assert sorted(stacked()) == sorted(LabelWord)


def test_labels_of_one_colour_and_hatch_do_not_share_a_glyph() -> None:
    glyphs = [label.word.glyph for label in LabelWord]

    assert len(set(glyphs)) == len(glyphs)


@given(COUNTS)
def test_counts_and_widths_add_up_to_the_denominator(counts: dict[LabelWord, int]) -> None:
    found = bar(counts.items())

    gap = APART if found.assessed and found.unassessed else 0
    assert found.total == sum(counts.values())
    assert sum(piece.width for piece in found.pieces) == (WIDE - gap if found.pieces else 0)


@given(COUNTS, st.integers(0, 100))
def test_no_segment_lies_outside_or_over_another(counts: dict[LabelWord, int], more: int) -> None:
    total = sum(counts.values())
    for found in (bar(counts.items()), bar(counts.items(), longest=max(total + more, 1))):
        edge = Decimal(0)
        for piece in found.pieces:
            assert piece.x >= edge
            assert piece.width >= 0
            edge = piece.x + piece.width
        assert edge <= WIDE
