"""Numbers that reporters give again and again: each reporter's series by itself (METHOD 23)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.shortcuts import get_object_or_404

from tracker.filters.clock import Clock
from tracker.filters.frame import AS_OF
from tracker.models import Indicator, IndicatorPoint, Measurement, Party, UpdateVersion

from .page import Page


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one reporter, oldest first; no reporter = reported independently."""

    reporter: Party | None
    points: list[IndicatorPoint]


class IndicatorDetail(Page):
    """One indicator; series of different reporters are never merged, breaks are named."""

    template_name = "indicators/detail.html"
    parameters = (AS_OF,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        indicator: Indicator = get_object_or_404(Indicator.published, slug=kwargs["slug"])
        points = IndicatorPoint.published.filter(
            self.clock.knows("date_latest"), indicator=indicator
        )
        ordered = points.select_related("reporter", "source").order_by("date_latest", "number")
        return super().get_context_data(
            indicator=indicator,
            series=series(ordered),
            measurements=measurements(indicator, self.clock),
            **kwargs,
        )


def series(points: Iterable[IndicatorPoint]) -> list[Series]:
    """One series a reporter, in the order of their ids, the independent one last."""
    found: dict[Party | None, list[IndicatorPoint]] = {}
    for point in points:
        found.setdefault(point.reporter, []).append(point)
    order = sorted(found, key=lambda party: (party is None, party.slug if party else ""))
    return [Series(reporter, found[reporter]) for reporter in order]


def measurements(indicator: Indicator, clock: Clock) -> list[tuple[UpdateVersion, Measurement]]:
    """Numbers of the same sort in updates, by day, each with the update that gives it."""
    named = Q(measurements__indicator=indicator)
    versions = (
        UpdateVersion.published.filter(named, clock.knows("date_latest"))
        .distinct()
        .select_related("update")
    )
    ordered = versions.prefetch_related("measurements").order_by("date_latest", "update__slug")
    return [
        (version, each)
        for version in ordered
        for each in version.measurements.all()
        if each.indicator_id == indicator.pk
    ]
