"""Text that XML can hold: feeds and drawings stay well-formed whatever a title contains."""

import re

# XML 1.0, production 2: everything but these may stand in a document.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without the characters that no XML document may hold; the rest is untouched."""
    return _FORBIDDEN.sub("", text)


def one_line(text: str) -> str:
    """The same on one line: runs of white space, line breaks too, become one space."""
    return " ".join(xml_text(text).split())
