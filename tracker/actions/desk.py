"""The desk: drafts edited, submitted, sent back, discarded. Private throughout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from tracker.models import Bearing, DeskEvent
from tracker.models.base import Content, model_of
from tracker.models.bodies import IDENTITY_MODELS, content_of
from tracker.rules.vocabulary import DeskVerb, PublicationState

from .drafting import draft
from .refusal import Fault, refuse


@transaction.atomic
def edit(row: Content, *, changes: Mapping[str, Any], by: User) -> Content:
    """Replace a draft by its edited content; the row is made anew."""
    _check(row, PublicationState.DRAFT)
    content = content_of(row) | dict(changes)
    author = row.drafted_by
    discard(row, by=by, quietly=True)
    edited: Content
    (edited,) = draft(row.noun, [content], by=author or by)
    _note(edited, DeskVerb.DRAFT, by)
    return edited


def submit(row: Content, *, by: User) -> Content:
    """Hand a draft in for review."""
    return _move(row, PublicationState.DRAFT, PublicationState.SUBMITTED, DeskVerb.SUBMIT, by)


def recall(row: Content, *, by: User) -> Content:
    """Take a submission back."""
    return _move(row, PublicationState.SUBMITTED, PublicationState.DRAFT, DeskVerb.RECALL, by)


def send_back(row: Content, *, comment: str, by: User) -> Content:
    """Return a submission to its author with a comment."""
    subject = f"{row.noun} {row.public_id}"
    refuse([] if comment.strip() else [Fault(subject, "comment", "say what is missing")])
    return _move(
        row, PublicationState.SUBMITTED, PublicationState.DRAFT, DeskVerb.RETURN, by, comment
    )


@transaction.atomic
def discard(row: Content, *, by: User, quietly: bool = False) -> None:
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
    if not quietly:
        _note(row, DeskVerb.DISCARD, by)
    identity = getattr(row, row.lineage[0]) if row.noun in IDENTITY_MODELS else None
    row.delete()
    if identity is None or row.version > 1:
        return
    if row.noun == "update":
        Bearing.objects.filter(update=identity).delete()
    if row.noun == "pledge":
        identity.obligations.all().delete()
    identity.delete()


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
        _note(row, verb, by, comment)
    return row


def _check(row: Content, state: PublicationState) -> None:
    current = model_of(row).objects.select_for_update().get(pk=row.pk).state
    subject = f"{row.noun} {row.public_id}"
    refuse([] if current == state else [Fault(subject, "state", f"is {current}, not {state}")])


def _note(row: Content, verb: DeskVerb, by: User, comment: str = "") -> None:
    DeskEvent.objects.create(
        user=by,
        verb=verb,
        noun=row.noun,
        public_id=row.public_id,
        version=row.version,
        comment=comment,
    )
