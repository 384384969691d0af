"""A form with an old token comes back with its text; one from elsewhere does not."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.admin.desk import FACT, page, typed
from tests.admin.expired import FROM_HERE, SIGN_IN, UPDATE, carried, whose_form
from tracker.models import UpdateVersion


def test_form_with_an_old_token_is_opened_again_with_the_text(
    person: User, fields: dict[str, Any]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    sent = typed(client.get(UPDATE)) | fields | {"csrfmiddlewaretoken": "x" * 64}

    answer = client.post(UPDATE, sent, headers=FROM_HERE, follow=True)

    assert answer.redirect_chain == [(UPDATE, 302)]
    assert answer.context["adminform"].form["fact_en"].value() == FACT
    assert not UpdateVersion.objects.filter(fact_en=FACT).exists()


def test_form_with_an_old_token_of_a_stranger_asks_to_sign_in(
    person: User, fields: dict[str, Any]
) -> None:
    client = Client(enforce_csrf_checks=True)
    asked = client.post(UPDATE, fields | {"whose": whose_form(person)}, headers=FROM_HERE)

    answer = client.post(SIGN_IN, carried(asked), headers=FROM_HERE, follow=True)

    assert answer.context["adminform"].form["fact_en"].value() == FACT


def test_sign_in_page_left_open_leads_to_the_text_once_signed_in_elsewhere(
    sent_too_late: Any, person: User
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    answer = client.post(SIGN_IN, carried(sent_too_late), headers=FROM_HERE)

    assert answer["Location"] == UPDATE
    assert client.session["kept_text"][UPDATE]["fact_en"] == [FACT]


def test_sign_in_page_left_open_without_a_text_leads_to_the_desk(person: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    answer = client.post(SIGN_IN, {"username": "analyst"}, headers=FROM_HERE)

    assert answer["Location"] == reverse("admin:index")


def test_old_form_without_a_text_is_refused(person: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    answer = client.post(reverse("admin:end_sessions"), headers=FROM_HERE)

    assert answer.status_code == 403


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}, {}])
def test_what_another_site_sent_is_refused_and_not_kept(
    headers: dict[str, str], person: User, fields: dict[str, Any]
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    answer = client.post(UPDATE, fields, headers=headers)

    assert answer.status_code == 403
    assert "kept_text" not in client.session


def test_session_holds_only_the_newest_texts(person: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    addresses = [page(model, "add") for model in ("source", "conflict", "wording", "milestone")]

    for address in addresses:
        client.post(address, {"note_en": "Typed.", "whose": whose_form(person)}, headers=FROM_HERE)

    assert sorted(client.session["kept_text"]) == sorted(addresses[1:])
