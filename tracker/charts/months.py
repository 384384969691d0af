"""How the labels of many pledges changed from month to month, as stacked steps."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tracker.rules.vocabulary import LabelWord

from .bar import stacked
from .lanes import spread
from .scale import WIDTH, NumberScale, Tick, TimeScale, legible

# Pixels: the height of the drawing, and how far apart words beside it must stand.
HEIGHT = 220.0
LINE = 17.0

# How far below a drawing the words of its time axis stand.
AXIS = 18.0

# A band as high as this, in pixels, and as long as this, in percent, holds its glyph.
HOLDS_A_GLYPH = 15.0
HOLDS_IT_ACROSS = 5.0


@dataclass(frozen=True, slots=True)
class Step:
    """One thing counted had a label from `first` until the day before `until`."""

    first: date
    until: date
    label: LabelWord


@dataclass(frozen=True, slots=True)
class Month:
    """What stood on the last day of a month, or on the last day shown; zeros are left out."""

    day: date
    counts: Mapping[LabelWord, int]

    @property
    def total(self) -> int:
        """The denominator of that day: it grows as pledges are made."""
        return sum(self.counts.values())

    def count(self, label: LabelWord) -> int:
        """How many had a label."""
        return self.counts.get(label, 0)


def month_ends(first: date, last: date) -> list[date]:
    """The last day of every month from the first on, and at the end the last day itself."""
    ends: list[date] = []
    month = first.year * 12 + first.month
    while (end := date(month // 12, month % 12 + 1, 1) - timedelta(days=1)) < last:
        ends.append(end)
        month += 1
    return [*ends, last]


def months(steps: Iterable[Step], last: date) -> list[Month]:
    """The counts of each month up to a day; none if nothing had begun by then."""
    begun = [step for step in steps if step.first <= last]
    if not begun:
        return []
    ends = month_ends(min(step.first for step in begun), last)
    changes: list[Counter[LabelWord]] = [Counter() for _ in range(len(ends) + 1)]
    for step in begun:
        changes[bisect_left(ends, step.first)][step.label] += 1
        changes[bisect_left(ends, step.until)][step.label] -= 1
    found: list[Month] = []
    running: Counter[LabelWord] = Counter()
    for end, change in zip(ends, changes, strict=False):
        running.update(change)
        found.append(Month(end, {label: running[label] for label in LabelWord if running[label]}))
    return found


def telling(found: Sequence[Month]) -> list[Month]:
    """The months a table needs: each in which a number changed, each December, and the last."""
    kept: list[Month] = []
    for number, month in enumerate(found):
        is_new = number == 0 or month.counts != found[number - 1].counts
        if is_new or month.day.month == 12 or number == len(found) - 1:
            kept.append(month)
    return kept


@dataclass(frozen=True, slots=True)
class Band:
    """The area of one label. `path` is in months across and pledges down from the top.

    `edge` is the middle of its right end and `word` where the word for it stands, both in pixels;
    None where the last day has none of it. `glyph` is a place inside that holds its shape.
    """

    label: LabelWord
    count: int
    path: str
    edge: float | None
    word: float | None
    glyph: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Areas:
    """The whole drawing: `columns` months across, `top` pledges high; bands from the bottom up."""

    columns: int
    top: int
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    levels: tuple[tuple[int, float], ...]
    plot: float = HEIGHT
    axis: float = HEIGHT + AXIS
    height: float = HEIGHT + AXIS + 6


def areas(found: Sequence[Month]) -> Areas:
    """The drawing of at least one month."""
    top = max(month.total for month in found)
    scale = NumberScale(Decimal(0), Decimal(top), NumberScale.over([top]).step)
    floors = [0] * len(found)
    outlines: list[tuple[LabelWord, list[int], list[int]]] = []
    for label in stacked():
        tops = [floor + month.count(label) for floor, month in zip(floors, found, strict=True)]
        if tops != floors:
            outlines.append((label, floors, tops))
        floors = tops
    return Areas(
        columns=len(found),
        top=top,
        bands=_bands(outlines, top),
        ticks=_ticks(found),
        levels=tuple(_level(tick, scale) for tick in scale.ticks[1:] if tick == int(tick)),
    )


def _level(tick: Decimal, scale: NumberScale) -> tuple[int, float]:
    return int(tick), round(HEIGHT * (1 - scale.share(tick)), 2)


def _bands(
    outlines: Sequence[tuple[LabelWord, list[int], list[int]]], top: int
) -> tuple[Band, ...]:
    here = [index for index, (_, floors, tops) in enumerate(outlines) if tops[-1] > floors[-1]]
    edges = {
        index: HEIGHT * (1 - (outlines[index][1][-1] + outlines[index][2][-1]) / 2 / top)
        for index in here
    }
    # Downwards is from the last band to the first.
    downwards = list(reversed(here))
    places = spread([edges[index] for index in downwards], LINE, LINE / 2, HEIGHT - LINE / 2)
    words = dict(zip(downwards, places, strict=True))
    return tuple(
        Band(
            label=label,
            count=tops[-1] - floors[-1],
            path=outline(floors, tops, top),
            edge=_rounded(edges.get(index)),
            word=_rounded(words.get(index)),
            glyph=_glyph(floors, tops, top),
        )
        for index, (label, floors, tops) in enumerate(outlines)
    )


def outline(floors: Sequence[int], tops: Sequence[int], top: int) -> str:
    """The path around a band: along its top to the right, back along its floor."""
    there = [f"H{column}V{top - tops[column]}" for column in _changes(tops)]
    back = [f"H{column}V{top - floors[column - 1]}" for column in reversed(_changes(floors))]
    corner = f"H{len(tops)}V{top - floors[-1]}"
    return "".join([f"M0 {top - tops[0]}", *there, corner, *back, "H0Z"])


def _changes(heights: Sequence[int]) -> list[int]:
    """The columns that differ from the one before."""
    return [column for column in range(1, len(heights)) if heights[column] != heights[column - 1]]


def _glyph(floors: Sequence[int], tops: Sequence[int], top: int) -> tuple[float, float] | None:
    """The middle of the longest run of columns that are high enough; None if it is too short."""
    least = top * HOLDS_A_GLYPH / HEIGHT
    runs: list[list[int]] = [[]]
    for column, (floor, upper) in enumerate(zip(floors, tops, strict=True)):
        if upper - floor >= least:
            runs[-1].append(column)
        elif runs[-1]:
            runs.append([])
    longest = max(runs, key=len)
    if WIDTH * len(longest) / len(tops) < HOLDS_IT_ACROSS:
        return None
    column = longest[len(longest) // 2]
    across = WIDTH * (column + 0.5) / len(tops)
    return round(across, 3), round(HEIGHT * (1 - (floors[column] + tops[column]) / 2 / top), 2)


def _ticks(found: Sequence[Month]) -> tuple[Tick, ...]:
    """Ticks where months begin: the columns are equally wide, the months are not."""
    scale = TimeScale(found[0].day.replace(day=1), found[-1].day)
    start = scale.first.year * 12 + scale.first.month
    ticks: list[Tick] = []
    for tick in scale.ticks():
        column = tick.day.year * 12 + tick.day.month - start
        ticks.append(Tick(tick.day, round(WIDTH * column / len(found), 3), tick.unit))
    return legible(ticks)


def _rounded(pixels: float | None) -> float | None:
    return None if pixels is None else round(pixels, 2)
