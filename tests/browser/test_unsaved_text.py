"""Text that was typed is not lost: by leaving the page, or by a session that ended."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Browser, Dialog, Page, expect
from pytest_django.live_server_helper import LiveServer

PHRASE = "a pass phrase of length"
CONFLICT = reverse("admin:tracker_conflict_add")
CLAIM = "One side called first."


@pytest.fixture
def person(db: None) -> User:
    return User.objects.create_superuser("ana", password=PHRASE)


@pytest.fixture
def warnings(page: Page) -> list[str]:
    """What the browser asked before a page was left; each time the person goes on."""
    found: list[str] = []

    def note(dialog: Dialog) -> None:
        found.append(dialog.type)
        dialog.accept()

    page.on("dialog", note)
    return found


@pytest.fixture
def desk(live_server: LiveServer, page: Page, person: User) -> Page:
    page.goto(live_server.url + CONFLICT)
    sign_in(page)
    expect(page.get_by_label("Claim a (English)")).to_be_visible()
    return page


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer, person: User) -> Iterator[Page]:
    """The same form where no script runs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + CONFLICT)
    sign_in(page)
    yield page
    context.close()


def sign_in(page: Page) -> None:
    page.get_by_label("Username").fill("ana")
    page.get_by_label("Password").fill(PHRASE)
    page.get_by_role("button", name="Log in").click()


def save(page: Page) -> None:
    page.get_by_role("button", name="Save draft").click()


def test_leaving_typed_text_asks_first(desk: Page, warnings: list[str]) -> None:
    desk.get_by_label("Claim a (English)").press_sequentially("One")

    desk.get_by_role("link", name="Followthrough desk").click()

    expect(desk).to_have_url(desk.url.partition("/admin/")[0] + "/admin/")
    assert warnings == ["beforeunload"]


def test_leaving_a_form_as_it_was_opened_asks_nothing(desk: Page, warnings: list[str]) -> None:
    desk.get_by_label("Claim a (English)").click()

    desk.get_by_role("link", name="Followthrough desk").click()

    expect(desk.get_by_label("Claim a (English)")).to_have_count(0)
    assert warnings == []


def test_sending_asks_nothing(desk: Page, warnings: list[str], complaints: list[str]) -> None:
    desk.get_by_label("Claim a (English)").press_sequentially(CLAIM)

    save(desk)

    expect(desk.locator(".errornote")).to_be_visible()
    assert (warnings, complaints) == ([], [])


def test_leaving_a_form_that_came_back_with_errors_asks_first(
    desk: Page, warnings: list[str]
) -> None:
    desk.get_by_label("Claim a (English)").press_sequentially(CLAIM)
    save(desk)
    desk.locator(".errornote").click()

    desk.get_by_role("link", name="Followthrough desk").click()

    expect(desk.locator(".errornote")).to_have_count(0)
    assert warnings == ["beforeunload"]


def test_text_sent_after_the_session_ended_is_there_after_signing_in(plain: Page) -> None:
    plain.get_by_label("Claim a (English)").fill(CLAIM)
    plain.context.clear_cookies(name="session")

    save(plain)
    expect(plain.get_by_text("Nothing was saved yet")).to_be_visible()
    sign_in(plain)

    expect(plain.get_by_label("Claim a (English)")).to_have_value(CLAIM)
    expect(plain.get_by_text("Nothing was saved yet")).to_be_visible()


def test_text_sent_with_a_token_from_before_signing_in_again_is_there_still(plain: Page) -> None:
    plain.get_by_label("Claim a (English)").fill(CLAIM)
    tab = plain.context.new_page()
    tab.goto(plain.url)
    tab.get_by_role("button", name="Log out").click()
    tab.goto(plain.url)
    sign_in(tab)

    save(plain)

    expect(plain.get_by_label("Claim a (English)")).to_have_value(CLAIM)
    expect(plain.get_by_text("Nothing was saved yet")).to_be_visible()
