"""What happened to a pledge, in order: its making, its deadline, updates, verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tracker.models import PledgeVersion
from tracker.rules.vocabulary import Effect

from .deadline import DeadlineView
from .evidence import Report
from .verdicts import Verdict


@dataclass(frozen=True)
class Event:
    """One line of the timeline; `made`, `deadline`, `report` or `verdict` says which sort it is."""

    day: date
    order: int
    made: PledgeVersion | None = None
    deadline: DeadlineView | None = None
    report: Report | None = None
    verdict: Verdict | None = None


def timeline(
    version: PledgeVersion,
    deadline: DeadlineView,
    reports: Iterable[Report],
    verdicts: Iterable[Verdict],
) -> list[Event]:
    """Every dated event, oldest first; on one day the making comes first, a verdict last."""
    events = _events(version, deadline, reports, verdicts)
    return sorted(events, key=lambda event: (event.day, event.order))


def _events(
    version: PledgeVersion,
    deadline: DeadlineView,
    reports: Iterable[Report],
    verdicts: Iterable[Verdict],
) -> Iterator[Event]:
    listed = [report for report in reports if report.bearings]
    if version.made_latest and not any(_tells_of_making(each, version) for each in listed):
        yield Event(version.made_latest, 0, made=version)
    for report in listed:
        yield Event(report.version.date_latest, 1, report=report)
    if deadline.latest:
        yield Event(deadline.latest, 2, deadline=deadline)
    for verdict in verdicts:
        yield Event(verdict.row.as_of, 3, verdict=verdict)


def _tells_of_making(report: Report, version: PledgeVersion) -> bool:
    """Whether an update already says, for the same day, that the pledge was made."""
    is_making = any(effect is Effect.MADE for effect, _ in report.effects)
    return is_making and report.version.date_latest == version.made_latest
