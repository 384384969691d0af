"""Letters to a person about their own sign-in, so that they notice what they did not do."""

from __future__ import annotations

from smtplib import SMTPException
from threading import Thread

import structlog
from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction

ADVICE = "If that was neither you nor agreed with you, tell an administrator at once."
log = structlog.get_logger(__name__)


def tell(user: User, what: str) -> None:
    """Send a letter once the change is kept; to nobody without an address or a mail server."""
    if not (user.email and settings.SENDS_MAIL):
        return
    subject = "Your sign-in at the Followthrough desk"
    letter = EmailMessage(subject, f"{what}\n\n{ADVICE}\n\n{settings.SITE_URL}/admin/\n")
    letter.to = [user.email]
    transaction.on_commit(lambda: send_beside(letter))


def send_beside(letter: EmailMessage) -> Thread:
    """Send while the page is answered already: a mail server takes its time, or is away."""
    thread = Thread(target=_send, args=(letter,), name="letter")
    thread.start()
    return thread


def _send(letter: EmailMessage) -> None:
    try:
        letter.send()
    except (SMTPException, OSError, ValueError) as error:
        log.warning("a letter about a sign-in was not sent", why=type(error).__name__)
