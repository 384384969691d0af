"""Under which ids the logs speak of a row: a renamed pledge, or a draft, may have had others."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from tracker.models import DeskEvent, LogEntry, PledgeVersion, Redirect
from tracker.models.base import Content
from tracker.rules.vocabulary import LogVerb

EVENTS_READ = 200


def versions_of(row: Content) -> Any:
    """All versions of the thing that a row is a version of."""
    same = {column: getattr(row, column) for column in row.lineage}
    return type(row)._default_manager.filter(**same)


def ids_in_public(row: Any) -> set[str]:
    """The ids of the row's entries in the public log, now and before any rename."""
    if not isinstance(row, Content):
        return {row.public_id} if row.entry_id else set()
    if row.version == 1 and not row.is_published:
        return set()
    entries = LogEntry.objects.filter(pk__in=versions_of(row).values("entry")).order_by()
    ids = entries.values_list("subject_id", flat=True)
    if isinstance(row, PledgeVersion):
        # A pledge that was merged into this one keeps a history of its own.
        left = Redirect.objects.filter(pledge=row.pledge_id, entry__verb=LogVerb.RENAME)
        ids = ids.union(left.order_by().values_list("slug", flat=True))
    return {row.public_id, *ids}


def events_of(row: Any) -> list[DeskEvent]:
    """The newest of what happened to a row at the desk, read once."""
    if "desk_events" not in row.__dict__:
        is_it = Q(row=row.pk) | Q(public_id=row.public_id)
        found = DeskEvent.objects.filter(is_it, noun=row.noun).select_related("user")
        row.__dict__["desk_events"] = list(found[:EVENTS_READ])
    events: list[DeskEvent] = row.__dict__["desk_events"]
    return events
