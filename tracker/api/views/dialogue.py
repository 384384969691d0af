"""Dialogues in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from tracker.api import parameters
from tracker.api.door import NounDoor
from tracker.api.serializers import DialogueSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Dialogue


@extend_schema_view(
    list=extend_schema(parameters=parameters.of_list()),
    retrieve=extend_schema(parameters=[parameters.LANGUAGE]),
)
class DialogueDoor(NounDoor):
    """Rounds, summits, statements."""

    serializer_class = DialogueSerializer

    def rows(self) -> QuerySet:
        return (
            Dialogue.published.select_related("current__mechanism")
            .prefetch_related("current__participants__party")
            .order_by(by_slug())
        )
