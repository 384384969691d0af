"""The public log in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_view

from tracker.api import parameters
from tracker.api.door import NounDoor
from tracker.api.serializers import LogEntrySerializer
from tracker.filters.log_entry import log_entries


@extend_schema_view(
    list=extend_schema(parameters=parameters.of_list()),
    retrieve=extend_schema(parameters=[parameters.LANGUAGE]),
)
class LogEntryDoor(NounDoor):
    """Every public change, newest first. The number of the newest is the revision of the site."""

    serializer_class = LogEntrySerializer
    lookup_field = "seq"

    def rows(self) -> QuerySet:
        return log_entries()
