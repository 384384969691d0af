"""A page as a reader sees it: its status, its source, and its text without markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape


@dataclass(frozen=True)
class ReadPage:
    """What came back from an address."""

    status: int
    html: str
    address: str = ""

    @property
    def text(self) -> str:
        """The visible words of the content, white space made even."""
        main = re.search(r"<main.*?</main>", self.html, re.DOTALL)
        return words(main.group() if main else self.html)

    @property
    def whole_text(self) -> str:
        """The same with header, banner and footer."""
        return words(self.html)

    def part(self, heading: str) -> str:
        """The words of the section whose heading has this id."""
        found = re.search(
            rf'<section[^>]*aria-labelledby="{heading}".*?</section>', self.html, re.DOTALL
        )
        assert found, f"no section {heading}"
        return words(found.group())


def words(html: str) -> str:
    """The words between the tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
