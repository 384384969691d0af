"""A button copies what stands elsewhere on the page, and says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.served_site import ServedSite

PAGE = """<!doctype html><title>Cite</title>
<p id="citation">Pledge 1.</p>
<button type="button" data-copy="citation" data-copied="Copied" hidden>Copy</button>
<script type="module" src="/static/js/record.js"></script>"""


@pytest.fixture
def cite(page: Page, site: ServedSite) -> Page:
    """A page with a citation and its button."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.route("**/cite/", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto(f"{site.url}/cite/")
    return page


@pytest.fixture
def cite_without_script(browser: Browser, site: ServedSite) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/cite/", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    page.goto(f"{site.url}/cite/")
    yield page
    context.close()


def test_button_copies_and_says_so(cite: Page) -> None:
    cite.get_by_role("button", name="Copy").click()

    expect(cite.get_by_role("status")).to_have_text("Copied")
    expect(cite.get_by_role("button")).to_have_text("Copied")
    assert cite.evaluate("navigator.clipboard.readText()") == "Pledge 1."


def test_button_goes_back_to_its_word(cite: Page) -> None:
    cite.get_by_role("button", name="Copy").click()
    cite.get_by_role("button", name="Copied").click()

    expect(cite.get_by_role("button")).to_have_text("Copy")


def test_button_hides_where_no_script_runs(cite_without_script: Page) -> None:
    expect(cite_without_script.locator("button")).to_be_hidden()
