"""Parties in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from tracker.api import parameters
from tracker.api.door import NounDoor
from tracker.api.serializers import PartySerializer
from tracker.filters.ordering import by_slug
from tracker.models import Party


@extend_schema_view(
    list=extend_schema(parameters=parameters.of_list()),
    retrieve=extend_schema(parameters=[parameters.LANGUAGE]),
)
class PartyDoor(NounDoor):
    """Who promises, to whom, and who speaks."""

    serializer_class = PartySerializer

    def rows(self) -> QuerySet:
        return Party.published.select_related("parent").order_by(by_slug())
