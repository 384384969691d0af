"""Digests: each analyst is told once a day what is due and overdue at the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from smtplib import SMTPException

from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tracker.models import Digest

from .digest_text import message_to

ROLES = ("analyst", "editor")


@dataclass(slots=True)
class Outcome:
    """What became of a day's digests, person by person."""

    sent: list[User] = field(default_factory=list)
    served: list[User] = field(default_factory=list)
    idle: list[User] = field(default_factory=list)
    unreachable: list[User] = field(default_factory=list)
    failed: list[tuple[User, str]] = field(default_factory=list)


def analysts() -> QuerySet[User]:
    """Whoever works at the desk: the active people in its roles."""
    people = User.objects.filter(is_active=True, is_staff=True, groups__name__in=ROLES)
    return people.distinct().order_by("pk")


def send_digests(on: date) -> Outcome:
    """Send the digests of a day that were not sent yet.

    Each person's message is sent in a transaction of its own that keeps that it was sent, in a row
    that is there before: a disk without room is found out while nothing is sent. So whatever stops
    the run, those already served are not served again, and the others are not forgotten by the
    next run.
    """
    outcome = Outcome()
    sent = Digest.objects.filter(day=on, sent_at__isnull=False)
    served = set(sent.values_list("user", flat=True))
    for person in analysts():
        if person.pk in served:
            outcome.served.append(person)
        elif not person.email:
            outcome.unreachable.append(person)
        elif (message := message_to(person, on)) is None:
            outcome.idle.append(person)
        else:
            _try(person, on, message, outcome)
    return outcome


def _try(person: User, on: date, message: EmailMessage, outcome: Outcome) -> None:
    """One person's trouble keeps nobody else's digest back."""
    try:
        is_first = _send_once(person, on, message)
    # An address with a line break in it is refused as a ValueError.
    except (SMTPException, OSError, ValueError) as error:
        outcome.failed.append((person, f"{type(error).__name__}: {error}"))
    else:
        (outcome.sent if is_first else outcome.served).append(person)


def _send_once(person: User, on: date, message: EmailMessage) -> bool:
    """Send, unless another run did so since; of two runs, the second waits for the row."""
    Digest.objects.get_or_create(user=person, day=on)
    with transaction.atomic():
        digest = Digest.objects.select_for_update().get(user=person, day=on)
        if digest.sent_at is not None:
            return False
        message.send()
        digest.sent_at = timezone.now()
        digest.save(update_fields=["sent_at"])
    return True
