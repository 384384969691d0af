"""Every screen of the desk, for each role: accessible, narrow enough, within the content policy.

A screen is opened in the browser when it shows something that no screen before it showed; all are
read for script and style that the policy would refuse.
"""

from __future__ import annotations

from typing import Literal

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.desk_record import ROLES, furnish, people
from tests.browser.desk_screens import inline, pieces, screens
from tests.browser.visits import newcomer, visit


@pytest.fixture(scope="session")
def known() -> set[str]:
    """What the screens opened so far were built of."""
    return set()


# The tests before may have emptied the database, roles included.
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("role", ROLES)
def test_screens_of_a_role_break_no_rule_on_phone_and_desk(
    live_server: LiveServer, browser: Browser, known: set[str], role: str
) -> None:
    cast = people()
    rows = furnish(cast["analyst"], cast["editor"])
    client = signed_in(cast[role])
    faults: list[str] = []

    with newcomer(browser) as context:
        give_session(context, client, live_server.url)
        for address in screens(role, rows):
            found = look(context, client, live_server.url, address, known)
            faults += [f"{address}: {fault}" for fault in found]

    assert faults == [], "\n".join(faults)


def look(
    context: BrowserContext, client: Client, site: str, address: str, known: set[str]
) -> list[str]:
    """What is wrong with a screen."""
    answer = client.get(address)
    if answer.status_code != 200:
        return [f"answers {answer.status_code}"]
    html = answer.content.decode()
    found = [f"inline: {each}" for each in inline(html)]
    if new := pieces(html) - known:
        known |= new
        seen = visit(context, site + address)
        context.pages[-1].close()
        found += seen.violations + seen.too_wide + seen.complaints
    return found


def signed_in(person: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(person)
    return client


def give_session(context: BrowserContext, client: Client, site: str) -> None:
    """Let the browser be signed in as the client is."""
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_name_of_the_desk_is_dark_on_paper(
    live_server: LiveServer, browser: Browser, scheme: Literal["light", "dark"]
) -> None:
    with newcomer(browser) as context:
        give_session(context, signed_in(people()["editor"]), live_server.url)
        page = context.new_page()
        page.emulate_media(media="print", color_scheme=scheme)
        page.goto(f"{live_server.url}/admin/")

        expect(page.locator("#site-name a")).to_have_css("color", "rgb(29, 27, 24)")
