"""Two readers: one has only a keyboard, the other a browser without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from playwright.sync_api import Locator, Page, expect

MOST_KEYS = 600
IS_FOCUSED = "element => element === document.activeElement"
FOCUS_SHOWS = """element => {
  const style = getComputedStyle(element);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""
# Another page, also where the same address is asked for again.
NEW_PAGE = "domcontentloaded"


class Reader(Protocol):
    """What a reader does on a page; `page` is for looking."""

    page: Page

    def visit(self, address: str) -> None:
        """Open an address of the site."""

    def follow(self, link: Locator) -> None:
        """Go where the link leads."""

    def submit(self, button: Locator) -> None:
        """Send the form of the button, and wait for the answer."""

    def write(self, field: Locator, text: str) -> None:
        """Put text into an empty field."""

    def tick(self, box: Locator) -> None:
        """Turn a box on."""

    def narrow(self, box: Locator, button: Locator) -> None:
        """Tick the box of a list's filter; the button is for those whom nothing answers at once."""

    def unfold(self, summary: Locator) -> None:
        """Open what is folded."""

    def download(self, link: Locator) -> str:
        """The text of the file behind the link."""


class KeyboardReader:
    """Moves by Tab, acts by Enter and Space; where the focus is must be visible."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def visit(self, address: str) -> None:
        self.page.goto(self.url + address)

    def follow(self, link: Locator) -> None:
        self.reach(link)
        self.press("Enter")

    def submit(self, button: Locator) -> None:
        self.reach(button)
        with self.page.expect_event(NEW_PAGE):
            self.page.keyboard.press("Enter")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.page.keyboard.insert_text(text)
        expect(field).to_have_value(text)

    def tick(self, box: Locator) -> None:
        self.reach(box)
        self.page.keyboard.press("Space")

    def narrow(self, box: Locator, button: Locator) -> None:
        self.reach(box)
        self.press("Space")

    def unfold(self, summary: Locator) -> None:
        self.reach(summary)
        self.page.keyboard.press("Enter")

    def download(self, link: Locator) -> str:
        self.reach(link)
        with self.page.expect_download() as download:
            self.page.keyboard.press("Enter")
        return Path(download.value.path()).read_text(encoding="utf-8")

    def reach(self, wanted: Locator) -> None:
        """Press Tab until `wanted` has the focus, and see that it has."""
        expect(wanted).to_be_visible()
        for _ in range(MOST_KEYS):
            if wanted.evaluate(IS_FOCUSED):
                assert wanted.evaluate(FOCUS_SHOWS), "the focus cannot be seen"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {wanted}")

    def press(self, key: str) -> None:
        """Act, and wait until the address says that something happened."""
        before = self.page.url
        self.page.keyboard.press(key)
        self.page.wait_for_url(lambda address: address != before)


class PlainReader:
    """Points and clicks where no script runs: links and forms do it all."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def visit(self, address: str) -> None:
        self.page.goto(self.url + address)

    def follow(self, link: Locator) -> None:
        before = self.page.url
        link.click()
        self.page.wait_for_url(lambda address: address != before)

    def submit(self, button: Locator) -> None:
        with self.page.expect_event(NEW_PAGE):
            button.click()

    def write(self, field: Locator, text: str) -> None:
        field.fill(text)

    def tick(self, box: Locator) -> None:
        box.check()

    def unfold(self, summary: Locator) -> None:
        summary.click()

    def narrow(self, box: Locator, button: Locator) -> None:
        box.check()
        self.follow(button)

    def download(self, link: Locator) -> str:
        with self.page.expect_download() as download:
            link.click()
        return Path(download.value.path()).read_text(encoding="utf-8")
