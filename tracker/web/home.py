"""The first page: the state of all pledges, what was found lately, what is due."""

from __future__ import annotations

from typing import Any

from tracker.filters.clock import Clock
from tracker.filters.frame import AS_OF
from tracker.models import Pledge, UpdateVersion
from tracker.rules.vocabulary import LabelWord, Timing, UpdateKind

from .evidence import Grader, Report, reports
from .figures import figures
from .page import Page

SHOWN = 6


class Home(Page):
    """Everything counted comes with its denominator and its day."""

    template_name = "home.html"
    parameters = (AS_OF,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pledges = Pledge.published.on(self.clock.day)
        passed = pledges.filter(status__timing=Timing.OVERDUE).order_by(
            "-status__due_latest", "slug"
        )
        ahead = pledges.filter(
            status__timing__in=[Timing.UPCOMING, Timing.DUE],
            status__due_latest__gte=self.clock.day,
        ).order_by("status__due_latest", "slug")
        return super().get_context_data(
            figures=figures(pledges),
            newest=newest_updates(self.clock),
            passed=passed.for_listing()[:SHOWN],
            passed_count=passed.count(),
            ahead=ahead.for_listing()[:SHOWN],
            ahead_count=ahead.count(),
            words=list(LabelWord),
            **kwargs,
        )


def newest_updates(clock: Clock) -> list[Report]:
    """What happened or was said last, newest first. A search dates only from when one looked."""
    rows = UpdateVersion.published.filter(date_latest__lte=clock.day).exclude(
        kind=UpdateKind.SEARCH
    )
    keys = list(
        rows.order_by("-date_latest", "-update__slug").values_list("update", flat=True)[:SHOWN]
    )
    found = reports(keys, 0, clock, Grader([]))
    return [found[key] for key in keys]
