"""Forms sent after the session of whoever typed them had ended."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.admin.desk import page

PHRASE = "desk pass phrase one"
UPDATE = page("updateversion", "add")
SIGN_IN = reverse("admin:login")
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}


def whose_form(person: User) -> str:
    """What each form says that this person opens."""
    browser = Client()
    browser.force_login(person)
    return str(browser.get(reverse("admin:index")).context["whose"])


def carried(answer: Any) -> dict[str, str]:
    """The hidden fields of a sign-in page, and who signs in."""
    names = "kept|next|csrfmiddlewaretoken"
    found = re.findall(rf'name="({names})" value="([^"]*)"', answer.content.decode())
    return dict(found) | {"username": "analyst", "password": PHRASE}
