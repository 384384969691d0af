"""Topics in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from tracker.api import parameters
from tracker.api.door import NounDoor
from tracker.api.serializers import TopicSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Topic


@extend_schema_view(
    list=extend_schema(parameters=parameters.of_list()),
    retrieve=extend_schema(parameters=[parameters.LANGUAGE]),
)
class TopicDoor(NounDoor):
    """Subjects under which pledges are filed."""

    serializer_class = TopicSerializer

    def rows(self) -> QuerySet:
        return Topic.published.order_by(by_slug())
