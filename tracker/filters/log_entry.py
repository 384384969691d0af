"""The public log, entry by entry."""

from __future__ import annotations

from django.db.models import QuerySet

from tracker.models import LogEntry
from tracker.models.base import PUBLIC


def log_entries() -> QuerySet[LogEntry]:
    """Every entry, newest first: an entry is written only when something becomes public."""
    return LogEntry.objects.using(PUBLIC).order_by("-seq")
