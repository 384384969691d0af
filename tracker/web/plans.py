"""The pledges of a dialogue or a mechanism as rows of one drawing: made, status by status, due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.charts.gantt import Gantt, Line, Plan, gantt, merged
from tracker.charts.months import Step
from tracker.filters.ordering import by_slug, oldest_first
from tracker.models import Dialogue, Mechanism, Pledge, Segment
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.vocabulary import LabelWord

from .status_bars import MECHANISM

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Row:
    """One pledge, its line in the drawing, and the same as days and words."""

    pledge: Pledge
    line: Line
    plan: Plan
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Plans:
    """The drawing with its rows; `left_out` pledges are beyond what it shows."""

    drawing: Gantt
    rows: Sequence[Row]
    left_out: int


def of_dialogue(dialogue: Dialogue, day: date) -> Plans:
    """The pledges made at one dialogue by a day."""
    return plans(Pledge.published.on(day).filter(current__dialogue=dialogue), day)


def of_mechanism(mechanism: Mechanism, day: date) -> Plans:
    """The pledges made at the dialogues of one mechanism by a day."""
    return plans(Pledge.published.on(day).filter(**{MECHANISM: mechanism}), day)


def plans(pledges: PledgeQuerySet, day: date) -> Plans:
    """The drawing of pledges that carry their `status` on the day, the oldest first."""
    ordered = pledges.order_by(oldest_first("current__made_latest"), by_slug())
    every: list[Any] = list(ordered.select_related("current"))
    listed = every[:SHOWN]
    steps = _steps(listed, day)
    found = [
        Plan(
            made=each.current.made_latest,
            steps=steps[each.pk],
            due_earliest=each.status.due_earliest,
            due_latest=each.status.due_latest,
        )
        for each in listed
    ]
    drawing = gantt(found, day)
    rows = [
        Row(pledge, line, plan, merged(plan.steps, day))
        for pledge, line, plan in zip(listed, drawing.lines, found, strict=True)
    ]
    return Plans(drawing, rows, len(every) - len(listed))


def _steps(pledges: Iterable[Pledge], day: date) -> dict[int, list[Step]]:
    keys = [each.pk for each in pledges]
    found = Segment.published.of_pledges().filter(pledge__in=keys, valid_from__lte=day)
    steps: defaultdict[int, list[Step]] = defaultdict(list)
    for key, first, until, label in found.order_by("valid_from").values_list(
        "pledge", "valid_from", "valid_to", "label"
    ):
        steps[key].append(Step(first, until, LabelWord(label)))
    return steps
