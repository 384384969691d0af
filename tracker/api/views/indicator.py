"""Indicators in the API."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.api.noun_door import NounDoor
from tracker.api.serializers import IndicatorSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Indicator, IndicatorPoint


class IndicatorDoor(NounDoor):
    """Numbers that reporters give again and again."""

    noun = "indicator"
    about = _("Numbers that reporters give again and again.")
    model = Indicator
    serializer_class = IndicatorSerializer

    def rows(self) -> QuerySet:
        points = IndicatorPoint.published.select_related("reporter", "source").order_by("number")
        return Indicator.published.prefetch_related(
            Prefetch("points", points, to_attr="public_points")
        ).order_by(by_slug())
