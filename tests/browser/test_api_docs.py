"""The viewer of the API's description works under the strict policy."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.served_site import ServedSite
from tracker.api.nouns import NOUNS


def test_viewer_shows_every_endpoint_without_a_complaint(
    page: Page, site: ServedSite, complaints: list[str]
) -> None:
    page.goto(f"{site.url}/api/v1/docs/")

    expect(page.locator(".opblock")).to_have_count(2 * len(NOUNS))
    page.locator(".opblock").first.click()
    expect(page.locator(".opblock.is-open .parameters").first).to_be_visible()
    # The viewer has no field of its own for days, says so, and takes a plain one.
    assert set(complaints) <= {"Could not find component: JsonSchema_string_date"}


def test_viewer_leads_to_the_plain_page(page: Page, site: ServedSite) -> None:
    page.goto(f"{site.url}/api/v1/docs/")
    page.locator("a[href='/data/api/']").click()

    expect(page.locator("h1")).to_have_text("Reference of the API")


def test_viewer_is_dark_for_whoever_prefers_that(page: Page, site: ServedSite) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site.url}/api/v1/docs/")

    expect(page.locator("html")).to_have_class("dark-mode")
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).not_to_have_class("dark-mode")
