"""Many pledges below each other on one time axis: made, each status in turn, deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.rules.vocabulary import LabelWord

from .months import Step
from .scale import Tick, TimeScale
from .timeline import Window, window

# The narrowest step, in percent, that holds the glyph of its label.
HOLDS_A_GLYPH = 6.0


@dataclass(frozen=True, slots=True)
class Plan:
    """One pledge: when it was made, its statuses one after the other, the days it is due."""

    made: date
    steps: Sequence[Step]
    due_earliest: date | None
    due_latest: date | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time during which a pledge had one label: `x` and `width` in percent."""

    label: LabelWord
    first: date
    x: float
    width: float

    @property
    def middle(self) -> float:
        """Where its glyph stands."""
        return round(self.x + self.width / 2, 3)

    @property
    def is_lettered(self) -> bool:
        """Whether it is wide enough for its glyph."""
        return self.width >= HOLDS_A_GLYPH


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the drawing; `ahead` reaches from the page's day to a deadline yet to come."""

    stretches: tuple[Stretch, ...]
    window: Window | None
    ahead: tuple[float, float] | None

    @property
    def ahead_width(self) -> float:
        """How far ahead the deadline lies, in percent."""
        return round(self.ahead[1] - self.ahead[0], 3) if self.ahead else 0.0


@dataclass(frozen=True, slots=True)
class Gantt:
    """All rows in the order given, the day of the page, and the ticks of their axis."""

    lines: tuple[Line, ...]
    today: float
    ticks: tuple[Tick, ...]


def gantt(plans: Sequence[Plan], day: date) -> Gantt:
    """The drawing as it stands on a day; statuses after that day are not drawn."""
    ends = [plan.due_latest for plan in plans if plan.due_latest]
    starts = [plan.due_earliest for plan in plans if plan.due_earliest]
    scale = TimeScale.over([day, *(plan.made for plan in plans), *starts, *ends])
    lines = tuple(_line(plan, scale, day) for plan in plans)
    return Gantt(lines, scale.at(day), scale.ticks())


def merged(steps: Sequence[Step], day: date) -> list[Step]:
    """The steps up to a day in order; neighbours with the same label are one, the last is cut."""
    found: list[Step] = []
    for step in sorted(steps, key=lambda each: each.first):
        until = min(step.until, day)
        if step.first > day:
            continue
        if found and found[-1].label is step.label and found[-1].until >= step.first:
            found[-1] = Step(found[-1].first, until, step.label)
        else:
            found.append(Step(step.first, until, step.label))
    return found


def _line(plan: Plan, scale: TimeScale, day: date) -> Line:
    stretches = tuple(
        Stretch(step.label, step.first, scale.at(step.first), _between(scale, step))
        for step in merged(plan.steps, day)
    )
    ahead = plan.due_latest and plan.due_latest > day
    return Line(
        stretches=stretches,
        window=window(scale, plan.due_earliest, plan.due_latest),
        ahead=(scale.at(day), scale.at(plan.due_latest)) if ahead and plan.due_latest else None,
    )


def _between(scale: TimeScale, step: Step) -> float:
    return round(max(scale.at(step.until) - scale.at(step.first), 0.0), 3)
