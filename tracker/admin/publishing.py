"""Publishing from the desk: first versions and corrections alike, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from tracker.actions import log, together
from tracker.actions.actors import actor_of
from tracker.actions.refusal import Fault, refuse
from tracker.actions.together import Published
from tracker.models.base import Content, model_of


@transaction.atomic
def publish(rows: Sequence[Content], *, by: User) -> Published:
    """Publish drafts; a later version opens review of what rests on it."""
    return together.publish(rows, by=actor_of(by))


@transaction.atomic
def publish_listed(rows: Sequence[Content], *, by: User) -> Published:
    """Publish rows of one noun chosen from a list, as they are once nobody else can change them."""
    if not rows:
        return Published()
    log.wait_for_turn()
    keys = [row.pk for row in rows]
    held = model_of(rows[0]).objects.select_for_update(no_key=True).filter(pk__in=keys)
    fresh = list(held.order_by("pk"))
    gone = set(keys) - {row.pk for row in fresh}
    refuse(
        Fault(f"{row.noun} {row.public_id}", "state", "is gone") for row in rows if row.pk in gone
    )
    return publish(fresh, by=by)
