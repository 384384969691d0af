"""No address of the desk leads a person to another site."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from tests import factories

STRANGE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "http:///evil.example/",
    "javascript:alert(1)",
    "\thttps://evil.example/",
    "/" * 5_000 + "evil.example/",
]
IDS = ["other site", "no scheme", "backslash", "three slashes", "script", "tab", "5,000 slashes"]


@pytest.fixture
def worker(db: None) -> User:
    person = User(username="worker", is_staff=True)
    person.set_password("a pass phrase of the desk")
    person.save()
    return person


@pytest.mark.parametrize("address", STRANGE, ids=IDS)
def test_sign_in_leads_to_the_desk_only(address: str, worker: User, client: Client) -> None:
    fields = {"username": "worker", "password": "a pass phrase of the desk", "next": address}

    answer = client.post("/admin/login/", fields)

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("address", STRANGE, ids=IDS)
def test_sign_in_again_leads_to_the_desk_only(address: str, worker: User, client: Client) -> None:
    client.force_login(worker)

    answer = client.get("/admin/login/", {"next": address})

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_address_without_its_last_slash_stays_here(worker: User, client: Client) -> None:
    client.force_login(worker)

    answer = client.get("/admin//evil.example")

    assert answer.status_code == 404


def test_no_door_leads_from_any_row_to_its_page(worker: User, client: Client) -> None:
    row = factories.draft("party")
    kind = ContentType.objects.get_for_model(row)
    client.force_login(worker)

    assert client.get(f"/admin/r/{kind.pk}/{row.pk}/").status_code == 404
