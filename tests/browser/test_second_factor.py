"""A person's own sign-in from end to end: a phone, a lost phone, sessions that are ended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.visits import AXE, PHONE, VARIANTS, Visit, examine, listen, newcomer
from tests.signing.phone import PHRASE, Phone

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def site(live_server: LiveServer, settings: Settings) -> str:
    """A site that lets nobody in without a second factor, with one analyst."""
    settings.SECOND_FACTOR = True
    user = User.objects.create_user("ana", password=PHRASE, is_staff=True)
    user.groups.add(Group.objects.get(name="analyst"))
    return str(live_server.url)


@pytest.fixture(params=[True, False], ids=["with scripts", "without"])
def another(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Callable[[], Page]]:
    """New browsers on a narrow phone, with scripts or without."""
    made: list[BrowserContext] = []

    def page() -> Page:
        viewport: Any = {"width": PHONE, "height": 900}
        context = browser.new_context(
            java_script_enabled=request.param, locale="en-US", viewport=viewport
        )
        context.set_default_timeout(15_000)
        made.append(context)
        return context.new_page()

    yield page
    for context in made:
        context.close()


def give_password(page: Page, site: str) -> None:
    page.goto(f"{site}/admin/")
    page.get_by_label("Username").fill("ana")
    page.get_by_label("Password").fill(PHRASE)
    page.get_by_role("button", name="Log in").click()


def give_code(page: Page, code: str, button: str = "Sign in") -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name=button, exact=True).click()


def is_at_the_desk(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Today's work")


def set_up(page: Page, site: str) -> tuple[Phone, list[str]]:
    """The phone that scanned the key, and the recovery codes."""
    give_password(page, site)
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second factor")
    phone = Phone.that_scanned(page.content())
    give_code(page, phone.code(), "Set up")
    return phone, page.locator(".codes code").all_text_contents()


def test_phone_is_set_up_and_used_and_lost_and_other_sessions_are_ended(
    site: str, another: Callable[[], Page]
) -> None:
    page, seen = another(), Visit()
    listen(page, seen)
    phone, codes = set_up(page, site)
    page.get_by_role("link", name=re.compile("to the desk")).click()
    is_at_the_desk(page)
    page.get_by_role("button", name="Log out").click()

    give_password(page, site)
    give_code(page, phone.code(1))
    is_at_the_desk(page)

    elsewhere = another()
    give_password(elsewhere, site)
    give_code(elsewhere, codes[0])
    is_at_the_desk(elsewhere)

    page.goto(f"{site}/admin/account/")
    expect(page.get_by_text("9 recovery codes left")).to_be_visible()
    page.get_by_role("button", name="End all others").click()
    expect(page.get_by_text("Ended 1 other session.")).to_be_visible()
    elsewhere.reload()
    expect(elsewhere.get_by_label("Password")).to_be_visible()
    assert seen.complaints == []


def test_steps_of_signing_in_break_no_rule_on_phone_and_desk(site: str, browser: Browser) -> None:
    seen = Visit()
    with newcomer(browser) as context:
        page = context.new_page()
        listen(page, seen)
        page.goto(f"{site}/admin/")
        look(page, seen)
        give_password(page, site)
        shown = page.get_by_role("img", name="QR code")
        assert shown.evaluate("image => image.naturalWidth") > 0
        look(page, seen)
        give_code(page, Phone.that_scanned(page.content()).code(), "Set up")
        look(page, seen)
        page.goto(f"{site}/admin/account/")
        page.get_by_role("button", name="Log out").click()
        give_password(page, site)
        give_code(page, "000000")
        expect(page.get_by_text("This code is not right")).to_be_visible()
        look(page, seen)

    assert seen.violations + seen.too_wide + seen.complaints == []


def look(page: Page, seen: Visit) -> None:
    """Hold a page against the rules, narrow and wide, light and dark."""
    page.evaluate(AXE)
    for width, scheme in VARIANTS:
        examine(page, width, scheme, seen)
