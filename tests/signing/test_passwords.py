"""Passwords: long, changed by who knows it, set anew by letter, and told to nobody."""

from __future__ import annotations

import re
import threading
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.admin.test_people import opened
from tests.signing.phone import Phone, give_password, is_in

CHANGE = reverse("admin:password_change")
FORGOTTEN = reverse("admin:forgotten")
NEW = "another pass phrase of length"


@pytest.fixture
def with_mail(settings: Settings) -> None:
    settings.SENDS_MAIL = True


def change(browser: Client, password: str = NEW) -> Any:
    return browser.post(CHANGE, {"new_password1": password, "new_password2": password})


def ask(address: str) -> Any:
    """The answer to somebody who forgot; any letter is sent by then."""
    answer = Client().post(FORGOTTEN, {"email": address})
    for thread in threading.enumerate():
        if thread.name == "letter":
            thread.join()
    return answer


def link() -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/\S+)", str(mail.outbox[0].body))
    assert found is not None
    return found[1]


def test_new_password_ends_the_other_sessions(browser: Client, ana: User) -> None:
    another = Client()
    give_password(another, ana)
    give_password(browser, ana)

    change(browser)

    assert (is_in(browser), is_in(another)) == (True, False)
    ana.refresh_from_db()
    assert ana.check_password(NEW)
    assert ana.password.startswith("argon2")


@pytest.mark.parametrize("password", ["fourteen chars", "1q2w3e4r5t6y7u8i", "ana@desk.example"])
def test_weak_password_is_refused(password: str, browser: Client, ana: User) -> None:
    give_password(browser, ana)

    answer = change(browser, password)

    assert answer.context["form"].errors


def test_administrator_sets_a_password_and_the_sessions_end(
    browser: Client, ana: User, client: Client, editor: User
) -> None:
    editor.groups.add(Group.objects.get(name="administrator"))
    client.force_login(editor)
    give_password(browser, ana)
    address = reverse("admin:auth_user_password_change", args=[ana.pk])
    fields = {"usable_password": "true", "password1": NEW, "password2": NEW}

    client.post(address, fields | opened(client, address))

    assert not is_in(browser)


def test_site_without_mail_says_whom_to_ask(client: Client) -> None:
    assert "Ask an administrator" in client.post(FORGOTTEN).content.decode()


@pytest.mark.usefixtures("with_mail", "transactional_db")
def test_letter_leads_to_a_new_password_once(ana: User, browser: Client) -> None:
    ask("Ana@desk.example")
    form: Any = browser.get(link(), follow=True)
    address = form.redirect_chain[-1][0]

    browser.post(address, {"new_password1": NEW, "new_password2": NEW})

    assert not is_in(browser)
    assert give_password(browser, ana, NEW).status_code == 302
    assert "used before" in Client().get(link(), follow=True).content.decode()


@pytest.mark.usefixtures("with_mail", "transactional_db")
def test_letter_does_not_replace_the_second_factor(
    ana: User, phone: Phone, browser: Client
) -> None:
    ask("ana@desk.example")
    address = Client().get(link(), follow=True).redirect_chain[-1][0]
    browser.get(link())
    browser.post(address, {"new_password1": NEW, "new_password2": NEW})

    give_password(browser, ana, NEW)

    assert not is_in(browser)


@pytest.mark.usefixtures("with_mail", "transactional_db")
def test_answer_does_not_tell_who_works_here(ana: User) -> None:
    known, unknown = ask("ana@desk.example"), ask("nobody@desk.example")

    assert known.content == unknown.content
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("with_mail", "transactional_db")
def test_letters_to_one_person_are_few(ana: User) -> None:
    for _ in range(6):
        ask("ana@desk.example")

    assert len(mail.outbox) == 3


@pytest.mark.usefixtures("with_mail", "transactional_db")
def test_who_does_not_work_here_gets_no_letter(ana: User) -> None:
    User.objects.filter(pk=ana.pk).update(is_staff=False)

    ask("ana@desk.example")

    assert mail.outbox == []


@pytest.mark.usefixtures("with_mail")
def test_person_is_told_of_a_changed_password(
    browser: Client, ana: User, django_capture_on_commit_callbacks: Any
) -> None:
    give_password(browser, ana)

    with django_capture_on_commit_callbacks(execute=True) as sending:
        change(browser)

    assert len(sending) == 1
    for thread in threading.enumerate():
        if thread.name == "letter":
            thread.join()
    assert mail.outbox[0].to == ["ana@desk.example"]
