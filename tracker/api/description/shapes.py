"""Shapes that values of the API share, as JSON Schema."""

from __future__ import annotations

from typing import Any

from tracker.rules.edtf import MAX_LENGTH

Schema = dict[str, Any]

SLUG: Schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 60}
SLUG_OR_EMPTY: Schema = SLUG | {"pattern": "^[-a-zA-Z0-9_]*$"}
DAY: Schema = {"type": "string", "format": "date"}
EDTF: Schema = {"type": "string", "pattern": "^[0-9X?~%./-]+$", "maxLength": MAX_LENGTH}
HASH: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
# What is no text: a NUL, and the character that stands for bytes which are no UTF-8.
TEXT: Schema = {"type": "string", "pattern": r"^[^\u0000\uFFFD]*$"}
LARGEST_NUMBER = 2**31 - 1
LARGEST_SEQ = 2**63 - 1


def whole(most: int, **more: Any) -> Schema:
    """A whole number from 1."""
    return {"type": "integer", "minimum": 1, "maximum": most, **more}


def nullable(schema: Schema) -> Schema:
    """The same, or null where there is nothing to say."""
    return {**schema, "nullable": True}


def or_empty(schema: Schema) -> Schema:
    """The same text, or the empty one that an untouched field of a form sends: it says nothing.

    With its type outside of any choice, because the viewer shows no type that is inside of one.
    """
    if "format" in schema:
        return {"type": "string", "anyOf": [schema, {"type": "string", "enum": [""]}]}
    same = schema | (SLUG_OR_EMPTY if schema.get("pattern") == SLUG["pattern"] else {})
    listed = {"enum": [*filter(None, schema["enum"]), ""]} if "enum" in schema else {}
    return same | listed


def closed(properties: dict[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """An object with these keys and no other."""
    return {
        "type": "object",
        "required": [name for name in properties if name not in optional],
        "properties": properties,
        "additionalProperties": False,
    }
