"""The forms of a page as a browser would send them back unchanged, read from its HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any


class Forms(HTMLParser):
    """The fields of all forms that are posted, by form."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self.inside = False
        self.select = self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self.inside = (given.get("method") or "").lower() == "post"
            self.found += [{}] if self.inside else []
        elif not self.inside:
            return
        elif tag == "input" and name:
            self._input(name, given)
        elif tag == "textarea":
            self.text = name
            self.found[-1][name] = ""
        elif tag == "select":
            self.select = name
            self.found[-1].setdefault(name, [])
        elif tag == "option" and "selected" in given and self.select:
            self.found[-1][self.select].append(given.get("value") or "")
        elif tag == "button" and name:
            self.found[-1][name] = given.get("value") or ""

    def _input(self, name: str, given: dict[str, str | None]) -> None:
        is_choice = given.get("type") in ("checkbox", "radio")
        if given.get("type") != "file" and (not is_choice or "checked" in given):
            self.found[-1][name] = given.get("value") or ("on" if is_choice else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.text = ""
        elif tag == "select":
            self.select = ""

    def handle_data(self, data: str) -> None:
        if self.text:
            self.found[-1][self.text] += data.removeprefix("\n")


def forms_of(html: str) -> list[dict[str, Any]]:
    parser = Forms()
    parser.feed(html)
    return [form for form in parser.found if form]
