"""Under which ids the logs speak of a row: a renamed pledge, or a draft, may have had others."""

from __future__ import annotations

from typing import Any

from tracker.models import LogEntry, Redirect
from tracker.models.base import Content
from tracker.models.bodies import CONTENT_MODELS
from tracker.rules.vocabulary import LogVerb


def versions_of(row: Content) -> Any:
    """All versions of the thing that a row is a version of."""
    same = {column: getattr(row, column) for column in row.lineage}
    return type(row)._default_manager.filter(**same)


def ids_in_public(noun: str, key: Any, public_id: str) -> set[str]:
    """The ids of the row's entries in the public log, now and before any rename."""
    model = CONTENT_MODELS.get(noun)
    row = model._default_manager.filter(pk=key).first() if model and key else None
    if not isinstance(row, Content):
        return {public_id}
    entries = LogEntry.objects.filter(pk__in=versions_of(row).values("entry"))
    found = {public_id, *entries.values_list("subject_id", flat=True)}
    if noun != "pledge":
        return found
    # A pledge that was merged into this one keeps a history of its own.
    left = Redirect.objects.filter(
        pledge=getattr(row, "pledge_id", None), entry__verb=LogVerb.RENAME
    )
    return found.union(left.values_list("slug", flat=True))
