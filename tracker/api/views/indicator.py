"""Indicators in the API."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from tracker.api import parameters
from tracker.api.door import NounDoor
from tracker.api.serializers import IndicatorSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Indicator, IndicatorPoint


@extend_schema_view(
    list=extend_schema(parameters=parameters.of_list()),
    retrieve=extend_schema(parameters=[parameters.LANGUAGE]),
)
class IndicatorDoor(NounDoor):
    """Numbers that reporters give again and again."""

    serializer_class = IndicatorSerializer

    def rows(self) -> QuerySet:
        points = IndicatorPoint.published.select_related("reporter", "source").order_by("number")
        return Indicator.published.prefetch_related(
            Prefetch("points", points, to_attr="public_points")
        ).order_by(by_slug())
