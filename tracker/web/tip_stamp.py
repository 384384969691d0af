"""When a form was handed out, signed: in place of a cookie, it tells a person from a program."""

from __future__ import annotations

from datetime import timedelta

from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _

SALT = "tip"
# Nobody reads and fills in the form faster; a page left open overnight is asked to send again.
AT_LEAST = timedelta(seconds=3)
AT_MOST = timedelta(hours=12)


def stamp() -> str:
    """The present second, signed."""
    return signing.Signer(salt=SALT).sign(str(int(timezone.now().timestamp())))


def age(text: str) -> timedelta | None:
    """How old a stamp is; None for what was not signed here."""
    try:
        seconds = int(signing.Signer(salt=SALT).unsign(text))
    except (signing.BadSignature, ValueError):
        return None
    return timedelta(seconds=int(timezone.now().timestamp()) - seconds)


def fault(text: str) -> str:
    """Why a form with this stamp is not taken, for its reader; empty if it is."""
    found = age(text)
    if found is None or found > AT_MOST:
        return _("This form had been open for too long. Nothing is lost: please send it again.")
    if found < AT_LEAST:
        return _("This came back within three seconds. Nothing is lost: please send it again.")
    return ""
