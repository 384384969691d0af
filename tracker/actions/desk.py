"""The desk: drafts edited, submitted, sent back, discarded. Private throughout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import ProtectedError

from tracker.models import Bearing, DeskEvent
from tracker.models.base import Content, model_of
from tracker.models.bodies import IDENTITY_MODELS, content_of
from tracker.rules.vocabulary import DeskVerb, PublicationState

from .redrafting import redraft, resting
from .refusal import Fault, refuse


@transaction.atomic
def edit(row: Content, *, changes: Mapping[str, Any], by: User) -> Content:
    """Write a change over a draft; row and identity stay, so that others keep naming them."""
    _check(row, PublicationState.DRAFT)
    fresh: Content = model_of(row).objects.get(pk=row.pk)
    was = fresh.public_id
    redraft(fresh, content_of(fresh) | dict(changes), by=by)
    note(fresh, DeskVerb.DRAFT, by, f"was {was}" if fresh.public_id != was else "")
    return fresh


def submit(row: Content, *, by: User) -> Content:
    """Hand a draft in for review."""
    return _move(row, PublicationState.DRAFT, PublicationState.SUBMITTED, DeskVerb.SUBMIT, by)


def recall(row: Content, *, by: User) -> Content:
    """Take a submission back."""
    return _move(row, PublicationState.SUBMITTED, PublicationState.DRAFT, DeskVerb.RECALL, by)


def send_back(row: Content, *, comment: str, by: User) -> Content:
    """Return a submission to its author with a comment, keeping what it said."""
    subject = f"{row.noun} {row.public_id}"
    refuse([] if comment.strip() else [Fault(subject, "comment", "say what is missing")])
    return _move(
        row, PublicationState.SUBMITTED, PublicationState.DRAFT, DeskVerb.RETURN, by, comment
    )


@transaction.atomic
def discard(row: Content, *, by: User) -> None:
    """Throw a draft away, with its identity when that was never public."""
    refuse(
        [
            Fault(
                f"{row.noun} {row.public_id}",
                "state",
                "published content is withdrawn, not deleted",
            )
        ]
        if row.is_published
        else []
    )
    note(row, DeskVerb.DISCARD, by)
    _take_away(row)


def _take_away(row: Content) -> None:
    """Delete a draft with what belongs to it; a first version takes its identity along."""
    identity = getattr(row, row.lineage[0]) if row.noun in IDENTITY_MODELS else None
    subject = f"{row.noun} {row.public_id}"
    try:
        row.delete()
        if identity is not None and row.version == 1:
            _empty(row.noun, identity)
            identity.delete()
    except ProtectedError as error:
        refuse([resting(subject, "id", error)])


def _empty(noun: str, identity: Any) -> None:
    if noun == "update":
        Bearing.objects.filter(update=identity).delete()
    if noun == "pledge":
        identity.counterparts.clear()
        identity.obligations.all().delete()


def _move(
    row: Content,
    before: PublicationState,
    after: PublicationState,
    verb: DeskVerb,
    by: User,
    comment: str = "",
) -> Content:
    with transaction.atomic():
        _check(row, before)
        row.state = after
        row.save(update_fields=["state"])
        content = content_of(row) if verb == DeskVerb.RETURN else None
        note(row, verb, by, comment, content=content)
    return row


def _check(row: Content, state: PublicationState) -> None:
    locked = model_of(row).objects.select_for_update(no_key=True).filter(pk=row.pk).first()
    if locked is None:
        refuse([Fault(row.noun, "state", f"is gone, not {state}")])
    elif locked.state != state:
        subject = f"{row.noun} {row.public_id}"
        refuse([Fault(subject, "state", f"is {locked.state}, not {state}")])


def note(row: Any, verb: DeskVerb, by: User, comment: str = "", *, content: Any = None) -> None:
    """Keep for the desk alone who did what to a row; one without versions has only one."""
    DeskEvent.objects.create(
        user=by,
        verb=verb,
        noun=row.noun,
        public_id=row.public_id,
        version=getattr(row, "version", 1),
        row=row.pk,
        comment=comment,
        content=content,
    )
