"""Lists change in place; without the script the same forms and links do the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from tests.browser.readers import KeyboardReader, Reader
from tests.browser.served_site import ServedSite

DESK: ViewportSize = {"width": 1280, "height": 900}
MARK = "window.hereSinceTheStart = true"
IS_SAME_PAGE = "window.hereSinceTheStart === true"


@pytest.fixture
def desk(page: Page, site: ServedSite) -> Page:
    """The list of pledges at desk width, marked: a page load would wipe the mark."""
    page.set_viewport_size(DESK)
    page.goto(f"{site.url}/pledges/")
    page.evaluate(MARK)
    return page


@pytest.fixture
def without_script(browser: Browser, site: ServedSite) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport=DESK)
    page = context.new_page()
    page.goto(f"{site.url}/pledges/")
    yield page
    context.close()


def heading(page: Page) -> Locator:
    """How many were found."""
    return page.locator("#found")


def option(page: Page, facet: str, value: str) -> Locator:
    """One checkbox."""
    return page.locator(f'input[name="{facet}"][value="{value}"]')


def tally(page: Page, facet: str, value: str) -> str:
    """What the checkbox says it would give."""
    label = page.locator("label.option", has=option(page, facet, value))
    return label.locator(".tally").inner_text()


def test_tick_shows_as_many_as_it_said_without_loading_the_page(desk: Page) -> None:
    promised = tally(desk, "label", "delivered")

    option(desk, "label", "delivered").check()

    expect(heading(desk)).to_have_text(f"{promised} pledges")
    expect(desk).to_have_url(re.compile(r"/pledges/\?label=delivered$"))
    expect(desk.locator(".ledger > li")).to_have_count(int(promised))
    assert desk.evaluate(IS_SAME_PAGE)


def test_count_is_announced(desk: Page) -> None:
    option(desk, "label", "split").check()

    expect(desk.locator("body > [role=status]")).to_have_text(re.compile(r"^\d+ pledges?$"))


def test_counts_of_the_other_facets_follow(desk: Page) -> None:
    before = tally(desk, "mechanism", "us-cn-hljd")

    option(desk, "label", "delivered").check()
    expect(desk).to_have_url(re.compile("label=delivered"))

    assert int(tally(desk, "mechanism", "us-cn-hljd")) < int(before)


def test_focus_stays_on_the_box_that_was_ticked(desk: Page) -> None:
    option(desk, "label", "delivered").focus()
    desk.keyboard.press("Space")
    expect(desk).to_have_url(re.compile("label=delivered"))

    expect(option(desk, "label", "delivered")).to_be_focused()
    expect(option(desk, "label", "delivered")).to_be_checked()


def test_back_brings_the_list_before_and_its_form(desk: Page) -> None:
    everything = heading(desk).inner_text()
    desk.get_by_role("searchbox", name="Search", exact=True).fill("hotline")
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(re.compile("q=hotline"))

    desk.go_back()

    expect(heading(desk)).to_have_text(everything)
    expect(desk.get_by_role("searchbox", name="Search", exact=True)).to_have_value("")
    assert desk.evaluate(IS_SAME_PAGE)


def test_forward_ticks_the_box_again(desk: Page) -> None:
    option(desk, "label", "delivered").check()
    expect(desk).to_have_url(re.compile("label=delivered"))
    desk.go_back()
    expect(option(desk, "label", "delivered")).not_to_be_checked()

    desk.go_forward()

    expect(option(desk, "label", "delivered")).to_be_checked()


def test_chip_takes_its_filter_out_in_place(desk: Page) -> None:
    everything = heading(desk).inner_text()
    desk.get_by_role("searchbox", name="Search", exact=True).fill("hotline")
    desk.keyboard.press("Enter")
    chip = desk.get_by_role("link", name="Remove filter: Search: hotline")

    chip.click()

    expect(heading(desk)).to_have_text(everything)
    expect(desk.get_by_role("searchbox", name="Search", exact=True)).to_have_value("")
    expect(heading(desk)).to_be_focused()
    assert desk.evaluate(IS_SAME_PAGE)


def test_next_page_begins_at_its_top(desk: Page) -> None:
    desk.get_by_role("link", name="Next").click()

    expect(desk).to_have_url(re.compile(r"\?page=2$"))
    expect(desk.locator("#results")).to_be_in_viewport()
    assert desk.evaluate("document.getElementById('results').getBoundingClientRect().top >= 0")
    assert desk.evaluate(IS_SAME_PAGE)


def test_order_changes_in_place(desk: Page) -> None:
    first = desk.locator(".row-title").first.inner_text()

    desk.get_by_label("Order", exact=True).select_option("oldest")
    expect(desk).to_have_url(re.compile(r"\?sort=oldest$"))

    assert desk.locator(".row-title").first.inner_text() != first
    assert desk.evaluate(IS_SAME_PAGE)


def test_order_by_relevance_is_offered_once_something_is_sought(desk: Page) -> None:
    relevance = desk.locator("#sort option[value=relevance]")
    expect(relevance).to_have_count(0)

    desk.get_by_role("searchbox", name="Search", exact=True).fill("hotline")
    desk.keyboard.press("Enter")

    expect(relevance).to_have_count(1)


def test_other_language_keeps_what_was_chosen(desk: Page) -> None:
    option(desk, "label", "delivered").check()
    expect(desk).to_have_url(re.compile("label=delivered"))

    desk.get_by_role("link", name="简体中文").click()

    expect(desk).to_have_url(re.compile(r"/zh-hans/pledges/\?label=delivered$"))


def test_another_day_is_another_page(desk: Page) -> None:
    desk.get_by_label("As it stood on").fill("2016-06-30")
    desk.get_by_role("button", name="Show").first.click()

    expect(desk.locator(".banner.clock")).to_contain_text("30 Jun 2016")
    assert not desk.evaluate(IS_SAME_PAGE)


def test_what_a_reader_folded_stays_folded(desk: Page) -> None:
    desk.locator("#facet-timing > summary").click()

    option(desk, "label", "delivered").check()
    expect(desk).to_have_url(re.compile("label=delivered"))

    expect(desk.locator("#facet-timing")).not_to_have_attribute("open", "")


def test_older_answer_never_replaces_a_newer_one(desk: Page) -> None:
    older = re.compile(r"\?label=delivered$")
    desk.route(older, lambda _: None)

    with desk.expect_request(older):
        option(desk, "label", "delivered").check()
    option(desk, "label", "split").check()

    expect(desk).to_have_url(re.compile("label=split&label=delivered"))
    expect(desk.get_by_role("link", name="Remove filter: Label: Split")).to_be_visible()


def test_failing_request_falls_back_to_loading_the_page(desk: Page) -> None:
    def fail_once(route: Route) -> None:
        if route.request.resource_type == "xhr":
            route.abort()
        else:
            route.continue_()

    desk.route(re.compile("label=delivered"), fail_once)

    option(desk, "label", "delivered").check()

    expect(desk).to_have_url(re.compile("label=delivered"))
    desk.wait_for_function("window.hereSinceTheStart === undefined")


def test_browser_has_no_complaint_of_the_script(desk: Page, complaints: list[str]) -> None:
    option(desk, "label", "split").check()
    expect(desk).to_have_url(re.compile("label=split"))

    assert complaints == []


def test_without_script_ticks_wait_for_the_button(without_script: Page) -> None:
    promised = tally(without_script, "label", "delivered")
    option(without_script, "label", "delivered").check()

    without_script.get_by_role("button", name="Show").last.click()

    expect(heading(without_script)).to_have_text(f"{promised} pledges")
    expect(option(without_script, "label", "delivered")).to_be_checked()


def test_reader_of_either_kind_narrows_on_a_phone(reader: Reader, site: ServedSite) -> None:
    reader.page.set_viewport_size({"width": 375, "height": 800})
    reader.visit("/pledges/")

    reader.unfold(reader.page.locator("#narrow > summary"))
    reader.tick(option(reader.page, "label", "split"))
    if not isinstance(reader, KeyboardReader):
        reader.submit(reader.page.get_by_role("button", name="Show").last)

    expect(heading(reader.page)).to_have_text(re.compile(r"^\d pledges$"))
    expect(reader.page.locator("#results .label--split").first).to_be_visible()


def test_updates_change_in_place_too(page: Page, site: ServedSite) -> None:
    page.set_viewport_size(DESK)
    page.goto(f"{site.url}/updates/")
    page.evaluate(MARK)
    promised = tally(page, "kind", "search")

    option(page, "kind", "search").check()

    expect(heading(page)).to_have_text(f"{promised} updates")
    assert page.evaluate(IS_SAME_PAGE)
