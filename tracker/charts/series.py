"""Numbers over time as points: a panel for each reporter, all panels on the same two axes.

Neighbouring points are joined only if what they count is known to be the same; no line ever leads
from one reporter to another. The axis begins at zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from tracker.rules.vocabulary import Qualifier

from .months import AXIS
from .scale import NumberScale, Tick, TimeScale
from .signs import Sign, anchor_of, span_of

# Pixels: the height of a panel, and the head above its top tick that the words of points need.
HEIGHT = 96.0
HEAD = 22.0
LINE = 15.0

# The numbers of the axis take some of the width: what is left of it on the narrowest page, and how
# much further apart, in percent, words must stand.
SHARE = 0.75
SLACK = 6.0


@dataclass(frozen=True, slots=True)
class Point:
    """One value. `first` to `last` are the days it may stand for; `first` None = an open start.

    `counts` says what is counted, since when and where; None = not known to be what a neighbour
    counts, because the record names breaks without saying between which points.
    """

    first: date | None
    last: date
    value: Decimal
    qualifier: Qualifier
    counts: str | None = None

    @property
    def words(self) -> str:
        """The value as it stands beside its dot, thousands apart."""
        whole = self.value == self.value.to_integral_value()
        return f"{self.value:,.0f}" if whole else f"{self.value.normalize():,f}"


@dataclass(frozen=True, slots=True)
class Dot:
    """A point in its place, `y` pixels from the top; its day may be a range from `start` to `x`."""

    point: Point
    start: float
    x: float
    y: float

    @property
    def width(self) -> float:
        """How wide the range of its day is; 0 for one day."""
        return round(self.x - self.start, 3)


@dataclass(frozen=True, slots=True)
class Join:
    """A line between two neighbouring dots."""

    left: Dot
    right: Dot


@dataclass(frozen=True, slots=True)
class Panel:
    """One reporter's points, the lines that may join them, and `breaks`: where none may, across."""

    dots: tuple[Dot, ...]
    joins: tuple[Join, ...]
    breaks: tuple[float, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Panels:
    """All panels with the axes they share; levels are numbers with their pixels from the top."""

    panels: tuple[Panel, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[tuple[Decimal, float], ...]
    floor: float
    bottom: float
    qualifiers: tuple[Qualifier, ...]
    head: float = HEAD

    @property
    def axis(self) -> float:
        """Where the words of the time axis stand."""
        return self.bottom + AXIS

    @property
    def height(self) -> float:
        """The height of a panel."""
        return self.axis + 6

    @property
    def has_joins(self) -> bool:
        """Whether any neighbours are joined."""
        return any(panel.joins for panel in self.panels)

    @property
    def has_breaks(self) -> bool:
        """Whether any break is marked."""
        return any(panel.breaks for panel in self.panels)


def panels(groups: Sequence[Sequence[Point]], plot: float = HEIGHT) -> Panels:
    """The drawing of at least one point; each group is one reporter's, in any order.

    `plot` is the height of each panel's axis in pixels.
    """
    every = [point for group in groups for point in group]
    time = TimeScale.over(day for point in every for day in (point.first, point.last) if day)
    numbers = NumberScale.over((point.value for point in every), at_most=3)
    down = Down(numbers, plot)
    return Panels(
        panels=tuple(_panel(group, time, down) for group in groups),
        ticks=time.ticks(SHARE),
        levels=tuple((tick, down.to(tick)) for tick in numbers.ticks),
        floor=down.to(Decimal(0)),
        bottom=HEAD + plot,
        qualifiers=tuple(
            each for each in Qualifier if any(point.qualifier is each for point in every)
        ),
    )


@dataclass(frozen=True, slots=True)
class Down:
    """A number scale that hangs below the head of a panel, so many pixels high."""

    numbers: NumberScale
    plot: float

    def to(self, value: Decimal) -> float:
        """Where a number lies, in pixels from the top."""
        return round(HEAD + self.plot * (1 - self.numbers.share(value)), 2)


def _panel(group: Iterable[Point], time: TimeScale, down: Down) -> Panel:
    ordered = sorted(group, key=lambda point: (point.last, point.value))
    dots = tuple(
        Dot(each, time.at(each.first or each.last), time.at(each.last), down.to(each.value))
        for each in ordered
    )
    pairs = list(pairwise(dots))
    joined = [pair for pair in pairs if may_join(pair[0].point, pair[1].point)]
    apart = [
        pair for pair in pairs if pair not in joined and is_break(pair[0].point, pair[1].point)
    ]
    return Panel(
        dots=dots,
        joins=tuple(Join(left, right) for left, right in joined),
        breaks=tuple(round((left.x + right.x) / 2, 3) for left, right in apart),
        signs=_signs(dots),
    )


def may_join(left: Point, right: Point) -> bool:
    """Whether two neighbours are known to count the same."""
    return left.counts is not None and left.counts == right.counts


def is_break(left: Point, right: Point) -> bool:
    """Whether two neighbours are known to count different things."""
    return None not in (left.counts, right.counts) and left.counts != right.counts


def _signs(dots: Sequence[Dot]) -> tuple[Sign, ...]:
    """The values in words above their dots: the last first, then each that covers none before."""
    taken: list[tuple[float, float, float]] = []
    found: list[Sign] = []
    for dot in reversed(dots):
        left, right = span_of(dot.point.words, dot.x)
        y = dot.y - 8
        if all(
            right + SLACK < one or two + SLACK < left or abs(y - line) >= LINE
            for one, two, line in taken
        ):
            taken.append((left, right, y))
            found.append(
                Sign("value", dot.point.words, dot.x, anchor_of(dot.point.words, dot.x), y)
            )
    return tuple(reversed(found))
