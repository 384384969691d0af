"""What readers come for on the record's pages, by keyboard alone and without JavaScript."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.addresses import PLEDGE
from tests.browser.readers import Reader

TITLE = "Test the hotline before September 2016"
DAY = "2016-07-01"


def section(reader: Reader, title: str) -> Locator:
    """The part of the page under a heading."""
    return reader.page.get_by_role("region", name=title, exact=True)


def numbers(text: str | None) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text or "")]


def test_label_on_the_home_page_leads_to_as_many_pledges(reader: Reader) -> None:
    reader.visit("/")
    row = section(reader, "All pledges by status").get_by_role("row", name="No public evidence")
    counted = numbers(row.get_by_role("cell").first.text_content())[0]

    reader.follow(row.get_by_role("link"))

    assert counted > 0
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Pledges")
    expect(section(reader, f"{counted} pledges")).to_be_visible()


def test_pledge_says_what_was_promised_delivered_and_on_what_evidence(reader: Reader) -> None:
    reader.visit(f"/pledges/{PLEDGE}/")
    expect(section(reader, "Promised")).to_contain_text("trial run before September 2016")
    expect(section(reader, "Delivered")).to_contain_text("No public evidence found")

    reader.follow(section(reader, "Delivered").get_by_role("link", name="its evidence"))
    verdict = reader.page.locator(":target")
    expect(verdict).to_be_in_viewport()
    reader.follow(verdict.get_by_role("link", name="8 December 2016"))

    expect(reader.page).to_have_url(re.compile("/updates/"))
    expect(reader.page.get_by_role("main")).to_contain_text(TITLE)


def test_pledge_is_seen_as_it_stood_on_a_day_and_again_today(reader: Reader) -> None:
    reader.visit(f"/pledges/{PLEDGE}/?as_of={DAY}")
    expect(section(reader, "Delivered")).to_contain_text("1 Jul 2016")
    expect(section(reader, "Delivered")).not_to_contain_text("deadline passed")

    reader.follow(reader.page.get_by_role("link", name="Show it as of today"))

    expect(section(reader, "Delivered")).to_contain_text("deadline passed (31 Aug 2016)")


def test_language_is_switched_on_a_pledge_and_back(reader: Reader) -> None:
    reader.visit(f"/pledges/{PLEDGE}/?as_of={DAY}")

    reader.follow(reader.page.get_by_role("link", name="简体中文"))
    expect(reader.page).to_have_url(re.compile(rf"/zh-hans/pledges/{PLEDGE}/\?as_of={DAY}$"))
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("2016年9月前试运行热线")
    reader.follow(reader.page.get_by_role("link", name="English"))

    expect(reader.page.get_by_role("heading", level=1)).to_have_text(TITLE)
