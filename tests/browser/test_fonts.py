"""Words in another language stand in a font of their own, with its quotation marks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.served_site import ServedSite

FONTS = """() => [...document.querySelectorAll("main [lang|=en]:not(code)")]
    .map(each => getComputedStyle(each).fontFamily)"""


@pytest.mark.parametrize("address", ["data/", "methodology/", "sources/"])
def test_english_on_a_page_in_chinese_stands_in_no_font_of_han(
    page: Page, site: ServedSite, address: str
) -> None:
    page.goto(f"{site.url}/zh-hans/{address}")

    fonts = set(page.evaluate(FONTS))

    assert fonts
    assert not [each for each in fonts if "CJK" in each]
