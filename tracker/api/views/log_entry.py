"""The public log in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.api.noun_door import NounDoor
from tracker.api.serializers import LogEntrySerializer
from tracker.filters.log_entry import log_entries
from tracker.models import LogEntry


class LogEntryDoor(NounDoor):
    """The log, entry by entry."""

    noun = "log-entry"
    about = _(
        "Every public change, newest first. The number of the newest is the revision of the site."
    )
    model = LogEntry
    key = {"seq": "seq"}
    address = "<int:seq>"
    serializer_class = LogEntrySerializer

    def rows(self) -> QuerySet:
        return log_entries()
