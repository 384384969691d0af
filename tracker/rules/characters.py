"""Characters that no file may bring in: they show nothing, and act on what shows them.

Control characters but tab and line ends, signs that turn the direction of the text after them, and
halves of characters (lone surrogates), which no file can hold.
"""

from __future__ import annotations

import re

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def fault(text: str) -> str:
    """What is wrong with the characters of a text; empty if nothing is."""
    found = _REFUSED.search(text)
    if not found:
        return ""
    if found[0] == "\x00":
        return "holds a NUL character"
    return f"holds the control character U+{ord(found[0]):04X}"
