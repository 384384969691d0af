"""Pages that no public address gives: the gallery of components, and the page of a fault."""

import pytest
from django.test import RequestFactory
from django.utils import translation
from playwright.sync_api import Browser, StorageState

from tests.browser.served_site import ServedSite
from tests.browser.visits import Visit, newcomer, visit
from tracker.web.errors import server_error

languages = pytest.mark.parametrize(
    ("language", "prefix"), [("en", ""), ("zh-hans", "/zh-hans")], ids=["English", "Chinese"]
)


@pytest.fixture(scope="module")
def staff(browser: Browser, site: ServedSite) -> StorageState:
    """A browser's memory after signing in."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.url}/admin/")
    page.get_by_label("Username").fill(site.user)
    page.get_by_label("Password").fill(site.password)
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Log out").wait_for()
    state = context.storage_state()
    context.close()
    return state


@languages
def test_no_component_breaks_a_rule(
    browser: Browser, site: ServedSite, staff: StorageState, language: str, prefix: str
) -> None:
    with newcomer(browser, staff) as context:
        seen = visit(context, f"{site.url}{prefix}/about/components/")

    assert seen.status == 200
    assert faults(seen) == []


@languages
def test_page_of_a_fault_breaks_no_rule(
    browser: Browser, site: ServedSite, language: str, prefix: str
) -> None:
    with translation.override(language):
        body = server_error(RequestFactory().get("/")).content.decode()

    with newcomer(browser) as context:
        context.route("**/broken/", lambda route: route.fulfill(status=500, body=body))
        seen = visit(context, f"{site.url}{prefix}/broken/")

    assert seen.status == 500
    assert faults(seen) == []


def faults(seen: Visit) -> list[str]:
    return seen.violations + seen.too_wide + seen.complaints
