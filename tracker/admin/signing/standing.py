"""How far somebody has signed in, and when they last proved who they are."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from django_otp import login as confirm

from tracker.actions import second_factors
from tracker.models.desk_session import BEGAN, BROWSER
from tracker.rules.browsers import browser_of
from tracker.rules.sign_in import is_fresh

PROVED = "proved"
AWAITED = "second_factor_awaited"


def note_sign_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A password was right: say in the session since when, in which browser, and what is missing.

    The framework calls it whichever door the person came through.
    """
    now = timezone.now().timestamp()
    request.session[BEGAN] = request.session[PROVED] = now
    request.session[BROWSER] = browser_of(request.headers.get("User-Agent", ""))
    request.session[AWAITED] = second_factors.is_on(user)


def gave_password(request: HttpRequest) -> bool:
    """Whether somebody who works here is known by password at least."""
    return bool(request.user.is_active and request.user.is_staff)


def has_passed(request: HttpRequest) -> bool:
    """Whether nothing is missing of a second factor: given, or neither set up nor demanded."""
    if getattr(request.user, "otp_device", None) is not None:
        return True
    return not (settings.SECOND_FACTOR or request.session.get(AWAITED))


def pass_on(request: HttpRequest, device: Any) -> None:
    """The second step is done: the session gets a new key, and knows by which device."""
    confirm(request, device)
    request.session.pop(AWAITED, None)
    request.session.cycle_key()
    prove(request)


def prove(request: HttpRequest) -> None:
    """The person has just shown who they are."""
    request.session[PROVED] = timezone.now().timestamp()


def proved_lately(request: HttpRequest) -> bool:
    """Whether what is grave may be done without asking again who does it."""
    return is_fresh(request.session.get(PROVED), timezone.now().timestamp())
