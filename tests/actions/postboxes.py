"""Mail servers that fail in the middle of a run, after the messages before."""

from __future__ import annotations

from collections.abc import Sequence
from smtplib import SMTPRecipientsRefused

from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

AT_MOST = 1


class PowerCut(BaseException):
    """Ends the process as a cut does: nothing of ours catches it."""


class CutOff(EmailBackend):
    """Delivers one message; with the second, the power goes."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        if len(mail.outbox) >= AT_MOST:
            raise PowerCut
        return int(super().send_messages(messages))


class RefusesTheAnalyst(EmailBackend):
    """Knows everybody but the analyst."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        if any("analyst@desk.example" in message.to for message in messages):
            raise SMTPRecipientsRefused({"analyst@desk.example": (550, b"no such person")})
        return int(super().send_messages(messages))
