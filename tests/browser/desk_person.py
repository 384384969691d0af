"""Somebody at the desk who has a keyboard and no mouse."""

from __future__ import annotations

import re

from django.contrib.auth.models import Group, User
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from tests.browser.readers import KeyboardReader

PASSWORD = "a pass phrase of length"


class Person(KeyboardReader):
    """Signs in, fills forms and presses buttons, as an analyst or editor would."""

    def __init__(self, page: Page, url: str, name: str) -> None:
        super().__init__(page, url)
        self.name = name
        self.complaints: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def sign_in(self) -> None:
        self.visit("/admin/")
        self.write(self.page.get_by_label("Username"), self.name)
        self.write(self.page.get_by_label("Password"), PASSWORD)
        self.submit(self.page.get_by_role("button", name="Log in"))
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Today's work")

    def find(self, combo_box: Locator, words: str, found: str) -> None:
        """Choose a row by typing words of it."""
        self.reach(combo_box)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".select2-search--dropdown input")).to_be_focused()
        self.page.keyboard.type(words)
        expect(self.page.locator(".select2-results__option--highlighted")).to_contain_text(found)
        self.page.keyboard.press("Enter")
        expect(combo_box).to_contain_text(found)

    def choose(self, select: Locator, option: str) -> None:
        """Choose from a list by typing the beginning of an option."""
        self.reach(select)
        self.page.keyboard.type(option)
        expect(select.locator("option:checked")).to_have_text(option)

    def replace(self, field: Locator, text: str) -> None:
        """Type over what a field holds."""
        self.reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)
        expect(field).to_have_value(text)

    def press_button(self, name: str) -> None:
        self.submit(self.page.get_by_role("button", name=name, exact=True))

    def follow_link(self, name: str | re.Pattern[str]) -> None:
        self.follow(self.page.get_by_role("link", name=name).first)

    def is_told(self, words: str) -> None:
        """The desk says so, in a message at the top."""
        expect(self.page.locator(".messagelist")).to_contain_text(words)


def person(browser: Browser, url: str, name: str, role: str) -> Person:
    """A new colleague, signed in, in a browser of their own."""
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    page = browser.new_context(locale="en-US").new_page()
    page.set_default_timeout(15_000)
    found = Person(page, url, name)
    found.sign_in()
    return found
