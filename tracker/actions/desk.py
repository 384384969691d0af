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

from .drafting import draft
from .refusal import Fault, refuse


@transaction.atomic
def edit(row: Content, *, changes: Mapping[str, Any], by: User) -> Content:
    """Replace a draft by its edited content.

    The row is made anew; an identity that keeps its id stays, with the drafts that name it.
    """
    _check(row, PublicationState.DRAFT)
    content = content_of(row) | dict(changes)
    author = row.drafted_by
    stays = "id" not in content or content["id"] == content_of(row)["id"]
    _take_away(row, staying=frozenset(content.get("obligors", ())) if stays else None)
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
    _note(row, DeskVerb.DISCARD, by)
    _take_away(row, staying=None)


def _take_away(row: Content, *, staying: frozenset[str] | None) -> None:
    """Delete a draft with what belongs to it; its identity stays if obligors to stay are given."""
    identity = getattr(row, row.lineage[0]) if row.noun in IDENTITY_MODELS else None
    subject = f"{row.noun} {row.public_id}"
    try:
        row.delete()
        if identity is not None and row.version == 1:
            _empty(row.noun, identity, staying or frozenset())
            if staying is None:
                identity.delete()
    except ProtectedError as error:
        resting = sorted({str(each._meta.verbose_name) for each in error.protected_objects})
        refuse([Fault(subject, "id", f"other drafts rest on it: {', '.join(resting)}")])


def _empty(noun: str, identity: Any, staying: frozenset[str]) -> None:
    if noun == "update":
        Bearing.objects.filter(update=identity).delete()
    if noun == "pledge":
        identity.counterparts.clear()
        identity.obligations.exclude(party__slug__in=staying).delete()


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
