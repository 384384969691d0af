"""Tips: what a reader sends is kept as it came; a person decides about it once."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from tracker.models import Tip
from tracker.rules.vocabulary import TipKind, TipState

from .refusal import Fault, refuse

DECISIONS = (TipState.ACCEPTED, TipState.DECLINED)


def receive(*, kind: TipKind, what: str, url: str = "", contact: str = "", about: str = "") -> Tip:
    """Keep a tip for the desk. The sender is nobody: nothing but these words is kept."""
    tip = Tip(kind=kind, what=what.strip(), url=url, contact=contact.strip(), about=about)
    refuse(_faults(tip))
    tip.save()
    return tip


@transaction.atomic
def decide(tip: Tip, *, state: TipState, note: str, by: User) -> Tip:
    """Accept or decline a tip that waits, and erase how to reach its sender."""
    waiting = Tip.objects.select_for_update().get(pk=tip.pk)
    if waiting.state != TipState.RECEIVED:
        refuse([Fault(str(tip), "state", f"is {waiting.state} already")])
    if state not in DECISIONS:
        refuse([Fault(str(tip), "state", "a decision is to accept or to decline")])
    if not note.strip():
        refuse([Fault(str(tip), "note", "say what was done with it, or why nothing was")])
    waiting.state, waiting.note, waiting.contact = state, note.strip(), ""
    waiting.decided_by, waiting.decided_at = by, timezone.now()
    refuse(_faults(waiting))
    waiting.save(update_fields=["state", "note", "contact", "decided_by", "decided_at"])
    return waiting


def _faults(tip: Tip) -> Iterator[Fault]:
    """What is wrong with each field by itself."""
    try:
        tip.clean_fields()
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            yield Fault("tip", field, messages[0])
