"""The first page: the state of all pledges, what changed lately, what is due."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from tracker.filters.clock import Clock
from tracker.filters.collected import DIALOGUE, only_collected
from tracker.filters.frame import AS_OF
from tracker.models import DialogueVersion, Pledge, UpdateVersion
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.models.reading import newest_checkpoint
from tracker.rules.vocabulary import DialogueStatus, LabelWord, Timing, UpdateKind

from .evidence import Grader, Report, reports
from .example import example
from .figures import figures
from .page import Page
from .reviews import reviews
from .status_changes import status_changes
from .structured_data import site

SHOWN = 6
REVIEWS_SHOWN = 4


class Home(Page):
    """Everything counted comes with its denominator and its day."""

    template_name = "home.html"
    parameters = (AS_OF,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pledges = Pledge.published.on(self.clock.day)
        changes = status_changes(self.clock.day, SHOWN)
        return super().get_context_data(
            figures=figures(pledges),
            example=example(changes, self.clock),
            changes=changes,
            newest=newest_updates(self.clock),
            words=list(LabelWord),
            structured_data=[site.website(), site.dataset(newest_checkpoint())],
            **due(pledges, self.clock),
            **kwargs,
        )


def due(pledges: PledgeQuerySet, clock: Clock) -> dict[str, Any]:
    """Deadlines that passed undelivered, those ahead, rounds announced, and the next reviews."""
    passed = pledges.filter(status__timing=Timing.OVERDUE)
    ahead = pledges.filter(
        status__timing__in=[Timing.UPCOMING, Timing.DUE], status__due_latest__gte=clock.day
    )
    return {
        "passed": passed.order_by("-status__due_latest", "slug").for_listing()[:SHOWN],
        "passed_count": passed.count(),
        "ahead": ahead.order_by("status__due_latest", "slug").for_listing()[:SHOWN],
        "ahead_count": ahead.count(),
        "rounds": rounds_ahead(clock),
        "reviews": reviews(pledges, clock.day, REVIEWS_SHOWN),
    }


def rounds_ahead(clock: Clock) -> list[DialogueVersion]:
    """The next rounds that had been announced by the day; one held since lay ahead as well."""
    ahead = Q(status=DialogueStatus.PLANNED) | Q(
        status=DialogueStatus.HELD, date_earliest__gt=clock.day
    )
    ours = DialogueVersion.published.exclude(only_collected("dialogue", DIALOGUE))
    planned = ours.filter(
        ahead,
        date_latest__gte=clock.day,
        announced_latest__lte=clock.day,
    )
    return list(planned.select_related("dialogue").order_by("date_earliest")[:SHOWN])


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
