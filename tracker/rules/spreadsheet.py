"""What a spreadsheet program would run instead of show, and how a file keeps it a text."""

from __future__ import annotations

import re

# The wide forms are what a Chinese keyboard types; spreadsheets take them for the narrow ones.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might compute it; apostrophes in front count as part of it.

    They do so that what was escaped once is escaped again, and unescaping stays exact.
    """
    return _FORMULA.match(text) is not None


def as_text(text: str) -> str:
    """The text with an apostrophe before it where it would be computed."""
    return f"'{text}" if is_formula(text) else text
