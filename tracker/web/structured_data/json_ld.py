"""JSON-LD in a page: a data block that no browser runs and that its content cannot end."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

Thing = dict[str, Any]

# Inside a string of JSON these mean the same, and HTML sees neither an end tag nor a comment.
_ESCAPES = str.maketrans(
    {
        "<": "\\u003C",
        ">": "\\u003E",
        "&": "\\u0026",
        "\N{LINE SEPARATOR}": "\\u2028",
        "\N{PARAGRAPH SEPARATOR}": "\\u2029",
    }
)


def thing(kind: str, **properties: Any) -> Thing:
    """A thing of schema.org; properties without a value are left out."""
    told = {name: value for name, value in properties.items() if value not in (None, "", [], {})}
    return {"@type": kind, **told}


def element(top: Mapping[str, Any]) -> SafeString:
    """The script element that holds one thing."""
    text = json.dumps({"@context": "https://schema.org", **top}, ensure_ascii=False)
    data = text.translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{data}</script>')  # noqa: S308
