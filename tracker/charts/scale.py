"""Axes: days and numbers as places in a drawing, with ticks at round values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Self

WIDTH = 100.0
MIDDLE = WIDTH / 2

# How near an edge, in percent, a word centred on its tick would stick out of the drawing.
EDGE = 4.0

LAST_YEAR = date.max.year


class Unit(StrEnum):
    """What a tick of a time axis begins, and so how its date is written."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


# How far apart, in percent, the dates of ticks must stand on the narrowest page.
APART = {Unit.DAY: 20.0, Unit.MONTH: 24.0, Unit.YEAR: 16.0}

DAYS = (1, 2, 7)
MONTHS = (1, 3, 6, *(12 * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500)))


@dataclass(frozen=True, slots=True)
class Tick:
    """A day marked on a time axis, `at` percent from the left."""

    day: date
    at: float
    unit: Unit

    @property
    def anchor(self) -> str:
        """Which end of its word stands at the tick, as SVG's `text-anchor` says it."""
        return anchor(self.at)


def anchor(at: float) -> str:
    """Which end of a word stands at a place, so that it stays inside the drawing."""
    if at < EDGE:
        return "start"
    return "end" if at > WIDTH - EDGE else "middle"


@dataclass(frozen=True, slots=True)
class TimeScale:
    """The days from `first` to `last` spread over the width."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date]) -> Self:
        """The shortest scale that holds all the days; there must be one."""
        found = sorted(days)
        return cls(found[0], found[-1])

    def at(self, day: date) -> float:
        """Percent from the left. A day beyond an end stands at that end; one day is the middle."""
        length = (self.last - self.first).days
        if length == 0:
            return MIDDLE
        share = (day - self.first).days / length
        return round(WIDTH * min(max(share, 0.0), 1.0), 3)

    def ticks(self, share: float = 1.0) -> tuple[Tick, ...]:
        """Round days: the finest of days, weeks, months and years whose dates have room.

        `share` is how much of the page's width the axis has. The coarsest is 500 years: the dates
        of the record span 2,000.
        """
        return legible(next(each for each in self._choices() if _have_room(each, share)))

    def _choices(self) -> Iterator[tuple[Tick, ...]]:
        length = (self.last - self.first).days
        for step in DAYS:
            if length <= 10 * step:
                yield self._marked(self._days(step), Unit.DAY)
        for step in MONTHS:
            unit = Unit.YEAR if step % 12 == 0 else Unit.MONTH
            yield self._marked(self._months(step), unit)

    def _marked(self, days: Iterable[date], unit: Unit) -> tuple[Tick, ...]:
        return tuple(Tick(day, self.at(day), unit) for day in days)

    def _days(self, step: int) -> Iterator[date]:
        # Ordinal 1 is a Monday, so that every seventh day is one.
        start = self.first.toordinal()
        start += (1 - start) % step
        for ordinal in range(start, self.last.toordinal() + 1, step):
            yield date.fromordinal(ordinal)

    def _months(self, step: int) -> Iterator[date]:
        start = self.first.year * 12 + self.first.month - 1 + (self.first.day > 1)
        start += -start % step
        for month in range(start, self.last.year * 12 + self.last.month, step):
            if month // 12 <= LAST_YEAR:
                yield date(month // 12, month % 12 + 1, 1)


def legible(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    """Without a first or last tick whose date, kept inside the drawing, would cover the next."""
    kept = list(ticks)
    if len(kept) > 1 and kept[0].anchor == "start" and _near(kept[0], kept[1]):
        kept.pop(0)
    if len(kept) > 1 and kept[-1].anchor == "end" and _near(kept[-2], kept[-1]):
        kept.pop()
    return tuple(kept)


def _near(left: Tick, right: Tick) -> bool:
    return right.at - left.at < 1.5 * APART[left.unit]


def _have_room(ticks: Sequence[Tick], share: float) -> bool:
    return all(right.at - left.at >= APART[left.unit] / share for left, right in pairwise(ticks))


@dataclass(frozen=True, slots=True)
class NumberScale:
    """Numbers from `bottom` to `top`, with a tick at each `step` from the bottom up."""

    bottom: Decimal
    top: Decimal
    step: Decimal

    @classmethod
    def over(cls, numbers: Iterable[Decimal | int], at_most: int = 4) -> Self:
        """A scale that holds all the numbers and zero, in at most so many steps of 1, 2 or 5.

        Of zeros alone, or of nothing, it reaches to one.
        """
        found = [Decimal(0), *(Decimal(number) for number in numbers)]
        low, high = min(found), max(found)
        if low == high:
            return cls(Decimal(0), Decimal(1), Decimal(1))
        for step in _steps(high - low, at_most):
            bottom = (low / step).to_integral_value(ROUND_FLOOR) * step
            top = (high / step).to_integral_value(ROUND_CEILING) * step
            if (top - bottom) / step <= at_most:
                break
        return cls(bottom, top, step)

    def share(self, number: Decimal | int) -> float:
        """How far up the scale a number lies, from 0 to 1."""
        share = (Decimal(number) - self.bottom) / (self.top - self.bottom)
        return float(min(max(share, Decimal(0)), Decimal(1)))

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The round numbers, from the bottom up."""
        count = int((self.top - self.bottom) / self.step)
        return tuple(self.bottom + each * self.step for each in range(count + 1))


def _steps(span: Decimal, at_most: int) -> Iterator[Decimal]:
    """Ever coarser steps of 1, 2 and 5 times a power of ten."""
    power = (span / at_most).adjusted()
    while True:
        for digit in (1, 2, 5):
            yield Decimal(digit).scaleb(power)
        power += 1
