"""How readers find a pledge, by keyboard alone and without JavaScript."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.readers import Reader


def search_box(reader: Reader, field: str, button: str) -> tuple[Locator, Locator]:
    """The field in the head of every page, and its button."""
    form = reader.page.get_by_role("banner").get_by_role("search")
    return form.get_by_role("searchbox", name=field), form.get_by_role("button", name=button)


def test_english_word_leads_to_a_pledge(reader: Reader) -> None:
    reader.visit("/about/")
    field, button = search_box(reader, "Words to look for", "Search")

    reader.write(field, "hotlines")
    reader.submit(button)
    found = reader.page.get_by_role("region", name=re.compile("^Pledges"))
    expect(found.locator("mark").first).to_have_text(re.compile("hotline", re.IGNORECASE))
    reader.follow(found.get_by_role("link").first)

    expect(reader.page).to_have_url(re.compile("/pledges/[a-z0-9-]+/$"))
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("hotline")


def test_one_chinese_character_leads_to_a_pledge(reader: Reader) -> None:
    reader.visit("/zh-hans/")
    form = reader.page.get_by_role("banner").get_by_role("search")

    reader.write(form.get_by_role("searchbox"), "诈")
    reader.submit(form.get_by_role("button"))
    found = reader.page.locator("section[aria-labelledby=found-pledges]")
    expect(found.locator("mark").first).to_have_text("诈")
    reader.follow(found.get_by_role("link").first)

    expect(reader.page).to_have_url(re.compile("/zh-hans/pledges/[a-z0-9-]+/$"))
    expect(reader.page.get_by_role("main")).to_contain_text("诈")


def test_list_is_narrowed_by_label_and_mechanism_and_widened_again(reader: Reader) -> None:
    reader.visit("/pledges/")
    for name in ("No public evidence found", "China-US Law Enforcement and Cybersecurity Dialogue"):
        box = reader.page.get_by_role("checkbox", name=name)
        reader.narrow(box, reader.page.get_by_role("button", name="Show").last)
        expect(box).to_be_checked()
    both = found(reader)

    chips = reader.page.get_by_role("list", name="Filters in force")
    expect(chips.get_by_role("listitem")).to_have_count(3)
    reader.follow(chips.get_by_role("link", name="No public evidence found"))

    expect(chips.get_by_role("listitem")).to_have_count(2)
    expect(reader.page).to_have_url(re.compile(r"/pledges/\?mechanism=us-cn-lecd$"))
    assert 0 < both < found(reader)


def found(reader: Reader) -> int:
    """The number in the heading over the results, which is that of the rows."""
    results = reader.page.locator("#results")
    heading = results.get_by_role("heading", level=2).text_content() or ""
    count = int(heading.split()[0])
    expect(results.locator("ol.ledger > li")).to_have_count(count)
    return count
