"""Publishing from the desk: first versions and corrections alike, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from tracker.actions import together
from tracker.actions.actors import actor_of
from tracker.actions.together import Published
from tracker.models.base import Content


@transaction.atomic
def publish(rows: Sequence[Content], *, by: User) -> Published:
    """Publish drafts; a later version opens review of what rests on it."""
    return together.publish(rows, by=actor_of(by))
