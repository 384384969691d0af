"""Cookies are read at the desk alone."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client

from tracker.cookies import knows_people


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/admin/", True),
        ("/admin/login/", True),
        ("/about/components/", True),
        ("/zh-hans/about/components/", True),
        ("/", False),
        ("/about/", False),
        ("/pledges/admin/", False),
        ("/zh-hans/", False),
        ("/administration/", False),
    ],
)
def test_only_the_desk_asks_who_is_there(path: str, expected: bool) -> None:
    assert knows_people(path) is expected


@pytest.mark.parametrize("path", ["/mechanisms/", "/zh-hans/suggest/", "/api/v1/", "/nothing/"])
def test_public_answer_is_the_same_with_any_cookie(db: None, client: Client, path: str) -> None:
    plain = client.get(path)
    client.cookies[settings.SESSION_COOKIE_NAME] = "x"
    client.cookies[settings.CSRF_COOKIE_NAME] = "y"

    asked = client.get(path)

    assert not asked.cookies
    assert (asked.status_code, asked.get("Vary")) == (plain.status_code, plain.get("Vary"))


def test_desk_still_knows_who_is_there(admin_user: User, client: Client) -> None:
    client.force_login(admin_user)

    assert client.get("/about/components/").status_code == 200
    assert client.get("/admin/").status_code != 404
