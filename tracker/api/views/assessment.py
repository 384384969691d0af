"""Assessments in the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.api.noun_door import NounDoor
from tracker.api.serializers import AssessmentSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Assessment


class AssessmentDoor(NounDoor):
    """Dated verdicts as they now read, newest first; with `as_of`, those dated by that day."""

    noun = "assessment"
    about = _("Dated verdicts as they now read, newest first.")
    model = Assessment
    key = {"slug": "pledge", "number": "number"}
    address = "<slug:slug>/<int:number>"
    serializer_class = AssessmentSerializer
    dated = True

    def rows(self) -> QuerySet:
        listed = Assessment.published.filter(pledge__withdrawn=False)
        prepared = listed.select_related("pledge", "obligation__party")
        by_day = prepared.order_by("-as_of", by_slug("pledge__slug"), "number")
        return by_day.prefetch_related("evidence")

    def by(self, rows: QuerySet, day: date) -> QuerySet:
        return rows.filter(as_of__lte=day)

    def at(self, **address: Any) -> QuerySet:
        return self.rows().filter(pledge__slug=address["slug"], number=address["number"])
