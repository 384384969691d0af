"""A password alone opens nothing once there is a second factor, or the site demands one."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.admin.desk import page, typed
from tests.signing.phone import LOGIN, SET_UP, Phone, give_code, give_password, is_in
from tracker.actions import second_factors


def test_code_after_the_password_opens_the_desk(browser: Client, ana: User, phone: Phone) -> None:
    give_password(browser, ana)

    answer = give_code(browser, phone.code())

    assert answer["Location"] == "/admin/"
    assert is_in(browser)


def test_password_alone_opens_nothing(browser: Client, ana: User, phone: Phone) -> None:
    give_password(browser, ana)

    asked = browser.get("/admin/tracker/pledgeversion/", follow=True)

    assert asked.redirect_chain[-1][0].startswith(LOGIN)
    assert "the second step" in asked.content.decode()
    assert "Pledges" not in asked.content.decode()


def test_person_is_led_to_where_they_were_going(browser: Client, ana: User, phone: Phone) -> None:
    wanted = reverse("admin:account")
    give_password(browser, ana, next=wanted)

    assert give_code(browser, phone.code(), next=wanted)["Location"] == wanted


def test_address_of_another_site_leads_nowhere(browser: Client, ana: User, phone: Phone) -> None:
    give_password(browser, ana)

    answer = give_code(browser, phone.code(), next="https://evil.example/")

    assert answer["Location"] == "/admin/"


def test_code_is_good_once(browser: Client, ana: User, phone: Phone) -> None:
    code = phone.code()
    give_password(browser, ana)
    give_code(browser, code)
    another = Client()
    give_password(another, ana)

    answer = give_code(another, code)

    assert "used before" in answer.content.decode()
    assert not is_in(another)


@pytest.mark.parametrize("code", ["", "000000", "abcde-fghij", "١٢٣٤٥٦", "1" * 5_000, "\x00"])
def test_anything_else_is_refused(code: str, browser: Client, ana: User, phone: Phone) -> None:
    give_password(browser, ana)

    answer = give_code(browser, code)

    assert answer.status_code == 200
    assert not is_in(browser)


def test_session_key_changes_with_each_step(browser: Client, ana: User, phone: Phone) -> None:
    give_password(browser, ana)
    halfway = browser.session.session_key

    give_code(browser, phone.code())

    assert browser.session.session_key not in (halfway, None)


def test_somebody_else_may_sign_in_instead(browser: Client, ana: User, phone: Phone) -> None:
    give_password(browser, ana)

    browser.post(LOGIN, {"leave": ""})

    assert 'name="username"' in browser.get(LOGIN).content.decode()


def test_text_of_an_ended_session_waits_through_both_steps(
    browser: Client, ana: User, phone: Phone
) -> None:
    address = page("source", "add")
    give_password(browser, ana)
    give_code(browser, phone.code())
    sent = typed(browser.get(address)) | {"title": "A report that was typed slowly"}
    browser.logout()
    asked: Any = browser.post(address, sent)
    carried = {name: asked.context[name] for name in ("kept", "next")}

    step = browser.get(give_password(browser, ana, **carried)["Location"], follow=True)
    answer = browser.post(LOGIN, {"code": phone.code(1), "next": step.context["next"]}, follow=True)

    assert answer.redirect_chain == [(address, 302)]
    assert "A report that was typed slowly" in answer.content.decode()


def test_without_a_demand_who_has_none_is_not_asked(browser: Client, ana: User) -> None:
    give_password(browser, ana)

    assert is_in(browser)


@pytest.mark.usefixtures("demanded")
@pytest.mark.parametrize("path", ["", "tracker/updateversion/add/", "account/", "login/"])
def test_where_it_is_demanded_who_has_none_is_led_to_set_it_up(
    path: str, browser: Client, ana: User
) -> None:
    give_password(browser, ana)

    answer = browser.get(f"/admin/{path}", follow=True)

    assert answer.redirect_chain[-1][0] == SET_UP


@pytest.mark.usefixtures("demanded")
def test_session_of_before_the_demand_opens_nothing(analyst: User, client: Client) -> None:
    client.force_login(analyst)

    assert client.get("/admin/").status_code == 302


def test_factor_taken_off_ends_what_it_opened(
    browser: Client, ana: User, editor: User, phone: Phone
) -> None:
    give_password(browser, ana)
    give_code(browser, phone.code())

    second_factors.take_off(ana, by=editor, reason="Lost.")

    assert not is_in(browser)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_halfway_nobody_sets_up_another_factor(
    method: str, browser: Client, ana: User, phone: Phone
) -> None:
    give_password(browser, ana)

    answer: Any = browser.generic(method, SET_UP)

    assert answer["Location"].startswith(LOGIN)
