"""The public log as readers see it: every entry, over the read-only alias."""

from __future__ import annotations

from django.db.models import QuerySet

from .base import PUBLIC
from .log import LogEntry


def log_entries() -> QuerySet[LogEntry]:
    """All entries, newest first, each with its body (or the tombstone of a redaction)."""
    return LogEntry.objects.using(PUBLIC).select_related("body").order_by("-seq")


def log_entries_after(seq: int, head: int, limit: int) -> list[LogEntry]:
    """The next entries up to a head, oldest first: how an export reads the log piece by piece."""
    found = log_entries().filter(seq__gt=seq, seq__lte=head)
    return list(found.order_by("seq")[:limit])
