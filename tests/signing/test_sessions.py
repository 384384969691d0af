"""A person sees where they are signed in, and ends it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.signing.phone import ACCOUNT, give_password, is_in
from tracker.actions import sessions
from tracker.models import DeskSession

END = reverse("admin:end_sessions")


@pytest.fixture
def desk(browser: Client, ana: User) -> Client:
    give_password(browser, ana)
    return browser


@pytest.fixture
def elsewhere(ana: User) -> Client:
    """Ana's other browser, where she is signed in too."""
    found = Client(headers={"User-Agent": "Mozilla/5.0 (iPhone) Version/18 Safari/605"})
    give_password(found, ana)
    return found


def test_list_says_which_browsers_and_which_is_this_one(desk: Client, elsewhere: Client) -> None:
    page = desk.get(ACCOUNT).content.decode()

    assert "Firefox on Linux (this one)" in page
    assert "Safari on iPhone</th>" in page


def test_list_shows_nobody_elses(desk: Client, analyst: User) -> None:
    Client().force_login(analyst)

    assert len(desk.get(ACCOUNT).context["sessions"]) == 1


def test_no_address_is_kept_of_a_session(desk: Client) -> None:
    row = DeskSession.objects.get()

    assert "127.0.0.1" not in str((vars(row), row.get_decoded()))


def test_the_others_are_ended(desk: Client, elsewhere: Client) -> None:
    desk.post(END)

    assert (is_in(desk), is_in(elsewhere)) == (True, False)


def test_all_are_ended_this_one_too(desk: Client, elsewhere: Client) -> None:
    desk.post(END, {"all": ""})

    assert (is_in(desk), is_in(elsewhere)) == (False, False)


def test_desk_sets_no_cookie_but_two(desk: Client, elsewhere: Client) -> None:
    desk.post(END)

    assert set(desk.cookies) <= {"session", "csrf"}
    assert all(cookie["httponly"] and cookie["samesite"] for cookie in desk.cookies.values())


def test_nobody_elses_are_ended(desk: Client, analyst: User, client: Client) -> None:
    client.force_login(analyst)

    desk.post(END, {"all": ""})

    assert is_in(client)


def test_sessions_that_are_over_are_forgotten(desk: Client) -> None:
    DeskSession.objects.update(expire_date="2020-01-01T00:00:00Z")

    sessions.sweep()

    assert not DeskSession.objects.exists()
