"""Publishing from the desk: first versions and corrections alike, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from tracker.actions import corrections, publication
from tracker.actions.actors import actor_of
from tracker.models.base import Content


@transaction.atomic
def publish(rows: Sequence[Content], *, by: User) -> None:
    """Publish drafts; a later version opens review of what rests on it."""
    actor = actor_of(by)
    first = [row for row in rows if row.version == 1]
    if first:
        publication.publish(first, by=actor)
    for row in rows:
        if row.version > 1:
            corrections.publish_correction(row, by=actor)
