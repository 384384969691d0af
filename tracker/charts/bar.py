"""One bar for many pledges: a segment for each label, as wide as its share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from tracker.rules.vocabulary import LabelWord

# Edges are whole thousandths of a percent, so that widths add up to the bar without a remainder.
FULL = 100_000
GAP = 1_200

# The narrowest segments, in percent, that hold their glyph on a desk and on a phone.
HOLDS_A_GLYPH = Decimal("1.5")
HOLDS_IT_ON_A_PHONE = Decimal(6)


@dataclass(frozen=True, slots=True)
class Piece:
    """One segment: `x` and `width` in percent of the drawing."""

    label: LabelWord
    count: int
    x: Decimal
    width: Decimal

    @property
    def middle(self) -> Decimal:
        """Where its glyph and its number stand."""
        return self.x + self.width / 2

    @property
    def is_lettered(self) -> bool:
        """Whether it is wide enough for a glyph and a number above it."""
        return self.width >= HOLDS_A_GLYPH

    @property
    def is_tight(self) -> bool:
        """Whether it is so only where the drawing is wide."""
        return self.width < HOLDS_IT_ON_A_PHONE


@dataclass(frozen=True, slots=True)
class Bar:
    """The segments from left to right, in the order of the vocabulary, those unassessed last."""

    pieces: tuple[Piece, ...]

    @property
    def total(self) -> int:
        """The denominator: what all segments count together."""
        return sum(piece.count for piece in self.pieces)

    @property
    def assessed(self) -> tuple[Piece, ...]:
        """The segments of what has been assessed."""
        return tuple(each for each in self.pieces if each.label is not LabelWord.NOT_ASSESSED)

    @property
    def unassessed(self) -> Piece | None:
        """The segment that stands apart; None if nothing is unassessed."""
        return next((each for each in self.pieces if each.label is LabelWord.NOT_ASSESSED), None)


def bar(counts: Iterable[tuple[LabelWord, int]], longest: int | None = None) -> Bar:
    """The bar of these counts; labels without any are left out, and none at all is an empty bar.

    It fills the width, with a gap before what is unassessed. Given `longest`, the count that fills
    the width, it is one of several on one scale, as long as its pledges are many, without a gap.
    """
    found = dict(counts)
    ordered = [(label, found[label]) for label in stacked() if found.get(label)]
    total = sum(count for _, count in ordered)
    stands_apart = longest is None and 0 < found.get(LabelWord.NOT_ASSESSED, 0) < total
    gap = GAP if stands_apart else 0
    length = FULL - gap if longest is None else FULL * total // longest
    return Bar(tuple(_pieces(ordered, total, length, gap)))


def stacked() -> list[LabelWord]:
    """The order in which charts stack labels: that of the vocabulary, the unassessed last."""
    return sorted(LabelWord, key=lambda label: label is LabelWord.NOT_ASSESSED)


def _pieces(
    ordered: Iterable[tuple[LabelWord, int]], total: int, length: int, gap: int
) -> Iterator[Piece]:
    passed, left = 0, 0
    for label, count in ordered:
        passed += count
        right = length * passed // total
        shift = gap if label is LabelWord.NOT_ASSESSED else 0
        yield Piece(label, count, _percent(left + shift), _percent(right - left))
        left = right


def _percent(thousandths: int) -> Decimal:
    return Decimal(thousandths).scaleb(-3)
