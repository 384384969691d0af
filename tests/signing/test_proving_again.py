"""What is grave asks again who does it, and keeps what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests.admin.desk import page
from tests.signing.phone import PHRASE, Phone, give_code, give_password
from tracker.actions import second_factors
from tracker.models import StatusUpdate

PROVE = reverse("admin:prove")
REASON = "A court ordered it."


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel("2026-01-01T12:00:00Z", tick=False) as clock:
        yield clock


@pytest.fixture
def desk(clock: time_machine.Traveller, browser: Client, ana: User) -> Client:
    """Ana, an administrator, who signed in eleven minutes ago."""
    ana.groups.set([Group.objects.get(name="administrator")])
    give_password(browser, ana)
    clock.shift(11 * 60)
    return browser


@pytest.fixture
def redact(published_update: StatusUpdate) -> str:
    return page("updateversion", "verb", published_update.current_id, "redact")


def test_list_of_people_is_a_file_only_for_who_proved_it_lately(desk: Client) -> None:
    address = reverse("admin:auth_user_export")

    assert desk.get(address)["Location"].startswith(f"{PROVE}?")

    desk.post(PROVE, {"password": PHRASE})
    assert desk.get(address)["Content-Type"].startswith("text/csv")


def sent_too_late(desk: Client, address: str, clock: time_machine.Traveller) -> Any:
    """The answer to a reason typed into a form that was opened in time."""
    clock.shift(-5 * 60)
    shown = desk.get(address)
    clock.shift(5 * 60)
    seen = shown.context["reading"]["seen"].value()
    sent = {"reason": REASON, "seen": seen, "whose": shown.context["whose"]}
    return desk.post(address, sent)


@pytest.mark.parametrize(
    "name", ["password_change", "second_factor", "auth_user_add", "auth_user_change"]
)
def test_form_of_what_is_grave_is_not_even_opened(name: str, desk: Client, analyst: User) -> None:
    address = reverse(f"admin:{name}", args=[analyst.pk] if name == "auth_user_change" else [])

    assert desk.get(address)["Location"].startswith(PROVE)


@pytest.mark.parametrize(
    "name", ["auth_user_change", "auth_user_password_change", "auth_user_second_factor"]
)
def test_nothing_of_a_person_is_changed_before(name: str, desk: Client, analyst: User) -> None:
    answer = desk.post(reverse(f"admin:{name}", args=[analyst.pk]), {"username": "changed"})

    assert "show once more that it is you" in answer.content.decode()
    assert User.objects.get(pk=analyst.pk).username == "analyst"


def test_what_is_not_grave_is_not_asked_about(desk: Client) -> None:
    assert desk.get(page("party", "add")).status_code == 200


def test_redaction_is_not_done_before(
    desk: Client, redact: str, clock: time_machine.Traveller, published_update: StatusUpdate
) -> None:
    answer = sent_too_late(desk, redact, clock)

    assert "Nothing was saved yet" in answer.content.decode()
    assert published_update.versions.get().redaction is None


def test_reason_is_still_there_afterwards(
    desk: Client, redact: str, clock: time_machine.Traveller, published_update: StatusUpdate
) -> None:
    asked = sent_too_late(desk, redact, clock)
    carried = {"kept": asked.context["kept"], "next": asked.context["next"]}

    answer = desk.post(PROVE, carried | {"password": PHRASE}, follow=True)

    assert answer.redirect_chain == [(redact, 302)]
    assert REASON in answer.content.decode()
    assert published_update.versions.get().redaction is None


def test_wrong_password_carries_the_text_on(
    desk: Client, redact: str, clock: time_machine.Traveller
) -> None:
    asked = sent_too_late(desk, redact, clock)

    answer = desk.post(PROVE, {"kept": asked.context["kept"], "password": "wrong"})

    assert answer.context["kept"] == asked.context["kept"]


def test_proof_leads_to_where_it_was_asked_for(desk: Client, analyst: User) -> None:
    asked = desk.get(reverse("admin:auth_user_change", args=[analyst.pk]), follow=True)

    answer = desk.post(PROVE, {"password": PHRASE, "next": asked.context["next"]}, follow=True)

    assert answer.context["original"] == analyst


def test_code_proves_as_well(
    clock: time_machine.Traveller, browser: Client, ana: User, phone: Phone
) -> None:
    give_password(browser, ana)
    give_code(browser, phone.code())
    clock.shift(11 * 60)

    answer = browser.post(PROVE, {"code": phone.code(), "next": "/admin/account/second-factor/"})

    assert browser.get(answer["Location"]).status_code == 200


def test_recovery_codes_are_not_renewed_before(
    clock: time_machine.Traveller, browser: Client, ana: User, phone: Phone
) -> None:
    codes = second_factors.renew_recovery_codes(ana)
    give_password(browser, ana)
    give_code(browser, phone.code())
    clock.shift(11 * 60)

    answer = browser.post("/admin/account/recovery-codes/")

    assert "show once more that it is you" in answer.content.decode()
    assert second_factors.check(ana, codes[0]) is not None


@pytest.mark.parametrize("sent", [{}, {"password": "wrong"}, {"password": "", "code": "123456"}])
def test_nothing_less_proves(sent: dict[str, str], desk: Client) -> None:
    desk.post(PROVE, sent)

    assert desk.get(reverse("admin:password_change"))["Location"].startswith(PROVE)


def test_guessing_there_is_limited_too(desk: Client) -> None:
    for _ in range(5):
        desk.post(PROVE, {"password": "wrong"})

    answer = desk.post(PROVE, {"password": PHRASE})

    assert "Too many tries" in answer.content.decode()


def test_address_of_another_site_leads_nowhere(desk: Client) -> None:
    answer = desk.post(PROVE, {"password": PHRASE, "next": "//evil.example"})

    assert answer["Location"] == "/admin/"
