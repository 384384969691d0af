"""Assessments in the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from tracker.api import parameters
from tracker.api.door import NounDoor
from tracker.api.serializers import AssessmentSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Assessment


@extend_schema_view(
    list=extend_schema(parameters=parameters.of_list(dated=True)),
    retrieve=extend_schema(parameters=[parameters.LANGUAGE]),
)
class AssessmentDoor(NounDoor):
    """Dated verdicts as they now read, newest first; with `as_of`, those dated by that day."""

    serializer_class = AssessmentSerializer
    dated = True

    def rows(self) -> QuerySet:
        listed = Assessment.published.filter(pledge__withdrawn=False)
        prepared = listed.select_related("pledge", "obligation__party")
        by_day = prepared.order_by("-as_of", by_slug("pledge__slug"), "number")
        return by_day.prefetch_related("evidence")

    def by(self, rows: QuerySet, day: date) -> QuerySet:
        return rows.filter(as_of__lte=day)

    def key(self) -> dict[str, Any]:
        return {"pledge__slug": self.kwargs["slug"], "number": self.kwargs["number"]}
