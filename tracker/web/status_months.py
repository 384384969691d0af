"""The status history of counted pledges, read at once from their segments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from tracker.charts.months import Month, Step, months
from tracker.models import Mechanism, Segment
from tracker.rules.vocabulary import LabelWord


def months_of_pledges(day: date, mechanism: Mechanism | None = None) -> list[Month]:
    """Each month up to a day: all counted pledges, or those of one mechanism."""
    found = _counted(day).of_pledges()
    if mechanism:
        found = found.filter(pledge__current__dialogue__current__mechanism=mechanism)
    return months(_steps(found), day)


def months_of_parts(day: date, family: Iterable[int]) -> list[Month]:
    """Each month up to a day: what the parties of one family promised, each part by itself."""
    return months(_steps(_counted(day).filter(obligation__party__in=list(family))), day)


def _counted(day: date) -> Any:
    """All that has begun by a day, of the pledges that figures count."""
    return Segment.published.counted().filter(valid_from__lte=day)


def _steps(segments: QuerySet[Segment]) -> list[Step]:
    rows = segments.order_by().values_list("valid_from", "valid_to", "label")
    return [Step(first, until, LabelWord(label)) for first, until, label in rows]
