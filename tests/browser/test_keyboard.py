"""Tab walks through a whole page: every stop can be seen, and none holds the reader."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import DIALOGUE, PLEDGE
from tests.browser.readers import MOST_KEYS
from tests.browser.served_site import ServedSite

# What has the focus, whether a ring shows it, and whether it is there to be seen at all. The
# button inside a date field has a ring of the browser's own; the field then has none.
STOP = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const {outlineStyle, outlineWidth} = getComputedStyle(element);
  const {width, height, bottom, top} = element.getBoundingClientRect();
  const isInside = !element.matches(":focus");
  const ring = isInside || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  const seen = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  return [element.outerHTML.slice(0, 90), ring, seen];
}"""


@pytest.mark.parametrize(
    "address",
    ["/", "/pledges/", f"/pledges/{PLEDGE}/", f"/dialogues/{DIALOGUE}/", "/compare/", "/suggest/"],
)
def test_every_stop_of_the_keyboard_shows_and_none_holds_it(
    page: Page, site: ServedSite, address: str
) -> None:
    page.goto(site.url + address)

    stops = walk(page)

    assert len(stops) > 10
    assert [text for text, has_ring, is_seen in stops if not (has_ring and is_seen)] == []


def test_first_stop_skips_to_the_content(page: Page, site: ServedSite) -> None:
    page.goto(f"{site.url}/pledges/{PLEDGE}/")
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Skip to the content")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def walk(page: Page) -> list[tuple[str, bool, bool]]:
    """Every stop from the top of the page to its end."""
    stops: list[tuple[str, bool, bool]] = []
    for _ in range(MOST_KEYS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        text, has_ring, is_seen = stop
        stops.append((text, has_ring, is_seen))
    raise AssertionError(f"Tab never leaves the page: {stops[-3:]}")
