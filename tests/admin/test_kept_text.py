"""What is kept of a form whose session had ended, and what is not."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.admin.expired import PHRASE, SIGN_IN, UPDATE, carried, whose_form


@pytest.mark.parametrize(
    "fields",
    [
        {"csrfmiddlewaretoken": "x"},
        {"old_password": "a", "new_password1": "b"},
        {"action": "submit_selected", "_selected_action": "1"},
        {"note_en": "".join(map(chr, range(0x4E00, 0x4E00 + 20_000))) * 40},
    ],
    ids=["nothing typed", "passwords", "ticks in a list", "more than a page can carry"],
)
def test_what_is_no_text_or_too_much_is_not_kept(
    fields: dict[str, str], person: User, client: Client
) -> None:
    answer = client.post(UPDATE, fields | {"whose": whose_form(person)})

    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, SIGN_IN)


def test_password_typed_beside_text_is_not_kept(person: User, client: Client) -> None:
    address = reverse("admin:auth_user_add")
    sent = {"username": "new", "password1": "secret", "password2": "secret"}
    asked = client.post(address, sent | {"whose": whose_form(person)})

    client.post(SIGN_IN, carried(asked))

    assert client.session["kept_text"] == {address: {"username": ["new"]}}


@pytest.mark.parametrize("kept", ["", "garbled", "\x00"])
def test_forged_text_is_ignored(kept: str, person: User, client: Client) -> None:
    fields = {"username": "analyst", "password": PHRASE, "next": UPDATE, "kept": kept}

    answer = client.post(SIGN_IN, fields)

    assert answer["Location"] == UPDATE
    assert "kept_text" not in client.session
