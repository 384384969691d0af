"""Sources in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from tracker.api import parameters
from tracker.api.door import NounDoor
from tracker.api.serializers import SourceSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Source


@extend_schema_view(
    list=extend_schema(parameters=parameters.of_list()),
    retrieve=extend_schema(parameters=[parameters.LANGUAGE]),
)
class SourceDoor(NounDoor):
    """Where wordings and facts come from."""

    serializer_class = SourceSerializer

    def rows(self) -> QuerySet:
        return Source.published.select_related("side").order_by(by_slug())
