"""A lost phone: an administrator, or a command, takes the second factor off; it is said."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from tests.signing.phone import SET_UP, Phone, give_password
from tracker.actions import second_factors
from tracker.models import DeskEvent

REASON = "She came to my office."


@pytest.fixture
def administrator(db: None, client: Client) -> Client:
    person = User.objects.create(username="adam", is_staff=True)
    person.groups.add(Group.objects.get(name="administrator"))
    client.force_login(person)
    return client


def test_administrator_takes_it_off_with_a_reason(
    administrator: Client, ana: User, phone: Phone
) -> None:
    administrator.post(reverse("admin:auth_user_second_factor", args=[ana.pk]), {"reason": REASON})

    event = DeskEvent.objects.get(verb="factor_off")
    assert not second_factors.is_on(ana)
    assert (event.user.username, event.public_id, event.comment) == ("adam", "ana", REASON)


def test_administrator_is_told_that_there_is_none(administrator: Client, ana: User) -> None:
    address = reverse("admin:auth_user_second_factor", args=[ana.pk])

    answer = administrator.post(address, {"reason": REASON}, follow=True)

    assert "Nothing was done: ana has no second factor." in answer.content.decode()
    assert not DeskEvent.objects.exists()


def test_person_who_is_not_there_has_none(administrator: Client) -> None:
    address = reverse("admin:auth_user_second_factor", args=[0])

    assert administrator.get(address).status_code == 404


def test_without_a_reason_it_stays_on(administrator: Client, ana: User, phone: Phone) -> None:
    administrator.post(reverse("admin:auth_user_second_factor", args=[ana.pk]), {"reason": " "})

    assert second_factors.is_on(ana)


@pytest.mark.usefixtures("demanded")
def test_person_reads_who_did_it_and_why(browser: Client, ana: User, phone: Phone) -> None:
    call_command("take_off_second_factor", "ana", reason=REASON)
    give_password(browser, ana)

    page = browser.get("/admin/", follow=True)

    assert page.redirect_chain[-1][0] == SET_UP
    assert "ana took the second factor off your sign-in on" in page.content.decode()
    assert REASON in page.content.decode()


def test_command_takes_it_off(ana: User, editor: User, phone: Phone) -> None:
    call_command("take_off_second_factor", "ana", reason=REASON, by="editor")

    assert not second_factors.is_on(ana)
    assert DeskEvent.objects.get(verb="factor_off").user == editor


@pytest.mark.parametrize("name", ["ana", "nobody"])
def test_command_says_that_there_is_nothing_to_take_off(name: str, ana: User) -> None:
    with pytest.raises(CommandError, match=name):
        call_command("take_off_second_factor", name, reason=REASON)


@pytest.mark.parametrize("email", ["ana@desk.example", ""])
def test_command_releases_who_typed_too_much_wrong(email: str, ana: User, browser: Client) -> None:
    User.objects.update(email=email)
    for _ in range(5):
        give_password(browser, ana, "wrong")

    call_command("release_sign_in", "ana")

    assert give_password(browser, ana).status_code == 302
