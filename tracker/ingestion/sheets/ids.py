"""Ids of what is imported: the same for the same rows, whatever their order and the day.

An id is made of what people call the thing, so that it can be recognised, and of a hash of all that
tells it apart, because published ids repeat.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

LONGEST = 60
HASH = 10

_OTHER = re.compile(r"[^a-z0-9]+")
# The typographical forms of signs that are typed now this way, now that.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    }
)


def plain(text: str) -> str:
    """A text as it counts when two are compared: one form of quotes, dashes and spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_PLAIN).split())


def slug(text: str) -> str:
    """A text in the letters of ids; empty if it has none of them."""
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _OTHER.sub("-", letters.casefold()).strip("-")


def with_hash(called: Sequence[str], apart: Sequence[str]) -> str:
    """What a thing is called, cut where it is too long, and a hash of what tells it apart."""
    digest = hashlib.sha256("\x1f".join(map(plain, apart)).encode()).hexdigest()[:HASH]
    name = slug("-".join(called))[: LONGEST - HASH - 1].strip("-")
    return "-".join(part for part in (name, digest) if part)
