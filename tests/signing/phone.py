"""A phone with an app for one-time codes, and a person who signs in with it."""

from __future__ import annotations

import re
from base64 import b32decode
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import TOTP

PHRASE = "a pass phrase of length"
LOGIN = reverse("admin:login")
SET_UP = reverse("admin:second_factor")
ACCOUNT = reverse("admin:account")
STEP = 30


class Phone:
    """Shows the code of this half minute, and those of the ones after it."""

    def __init__(self, key: bytes) -> None:
        self.key = key

    @classmethod
    def that_scanned(cls, page: str) -> Phone:
        """With the key that a page shows."""
        shown = re.search(r'class="key">([A-Z2-7 ]+)<', page)
        assert shown is not None
        return cls(b32decode(shown[1].replace(" ", "")))

    def code(self, later: int = 0) -> str:
        """The code that it shows so many half minutes from now."""
        app = TOTP(self.key)
        app.time = timezone.now().timestamp() + later * STEP
        return f"{app.token():06d}"


def give_password(browser: Client, user: User, password: str = PHRASE, **more: str) -> Any:
    """The first step."""
    sent = {"username": user.get_username(), "password": password} | more
    return browser.post(LOGIN, sent)


def give_code(browser: Client, code: str, **more: str) -> Any:
    """The second step."""
    return browser.post(LOGIN, {"code": code} | more)


def is_in(browser: Client) -> bool:
    """Whether the desk opens."""
    return browser.get(reverse("admin:index")).status_code == 200


def recovery_codes_on(answer: Any) -> list[str]:
    return re.findall(r"<li><code>([a-z0-9-]+)</code>", answer.content.decode())
