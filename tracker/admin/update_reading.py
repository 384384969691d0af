"""An update with everything its form shows, read in a fixed number of queries."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest

from tracker.models import Bearing, Citation, Measurement, Obligation, Party

from .versions import VersionAdmin

SHOWN = (
    Prefetch("reporters", Party.objects.order_by("slug")),
    Prefetch("citations", Citation.objects.select_related("source__side")),
    Prefetch("measurements", Measurement.objects.select_related("indicator")),
    Prefetch(
        "update__bearings",
        Bearing.objects.select_related("update", "pledge__current", "obligation__party"),
    ),
    Prefetch("update__bearings__pledge__obligations", Obligation.objects.select_related("party")),
)


class UpdateReading(VersionAdmin):
    """Reads a row once for the page that shows it; while one is saved, always anew."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("update")

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        if request.method != "GET":
            return super().get_object(request, object_id, from_field)
        read: dict[str, Any] = request.__dict__.setdefault("rows_read", {})
        if object_id not in read:
            read[object_id] = row = super().get_object(request, object_id, from_field)
            prefetch_related_objects([row] if row is not None else [], *SHOWN)
        return read[object_id]
