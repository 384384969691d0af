"""Mechanisms in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from tracker.api import parameters
from tracker.api.door import NounDoor
from tracker.api.serializers import MechanismSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Mechanism


@extend_schema_view(
    list=extend_schema(parameters=parameters.of_list()),
    retrieve=extend_schema(parameters=[parameters.LANGUAGE]),
)
class MechanismDoor(NounDoor):
    """Standing forums."""

    serializer_class = MechanismSerializer

    def rows(self) -> QuerySet:
        return (
            Mechanism.published.select_related("succeeded_by")
            .prefetch_related("parties")
            .order_by(by_slug())
        )
