"""Filling a content up to its noun's shape: what a test does not say is empty or false."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.rules.schema import NOUNS, Field, nothing

Content = dict[str, Any]

HOTLINE = "open-a-hotline"
MEETINGS = "meet-twice-a-year"
OPENING = "hotline-opened"

_FIRST_VERSION = {"version": 1, "change": "publication", "change_reason": ""}


def content(noun: str, changes: Mapping[str, Any], **defaults: Any) -> Content:
    """A noun's content: empty fields, then the defaults, then the changes."""
    shape = NOUNS[noun]
    first = _FIRST_VERSION if shape.versioned else {}
    return _filled(shape.all_fields(), {**first, **defaults}, changes)


def row(noun: str, name: str, changes: Mapping[str, Any], **defaults: Any) -> Content:
    """One row of a nested field, such as an update's citations."""
    (nested,) = (field for field in NOUNS[noun].fields if field.name == name)
    return _filled(nested.rows, defaults, changes)


def _filled(
    fields: Iterable[Field], defaults: Mapping[str, Any], changes: Mapping[str, Any]
) -> Content:
    empty = {field.name: nothing(field) for field in fields}
    if unknown := changes.keys() - empty.keys():
        raise TypeError(f"no such fields: {', '.join(sorted(unknown))}")
    return {**empty, **defaults, **changes}
