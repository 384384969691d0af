"""Whether a mapping of plain values has the shape of a noun's content (`rules.schema`).

Every problem names the field and the reason. References are only checked for form here; whether
they lead somewhere is known where the rows are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.rules import addresses, edtf
from tracker.rules.schema import Field, Kind, Noun

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TEXT_KINDS = {Kind.ID, Kind.TEXT, Kind.WORD, Kind.EDTF, Kind.DATE, Kind.DECIMAL}
_EMPTY: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field; nested fields read `citations[0].source`."""

    field: str
    reason: str


def problems(noun: Noun, content: Mapping[str, Any]) -> list[Problem]:
    """All that is wrong with a content's shape; empty when it is sound."""
    return list(_row_problems(tuple(noun.all_fields()), content))


def _row_problems(fields: tuple[Field, ...], content: Mapping[str, Any]) -> Iterator[Problem]:
    names = {field.name for field in fields}
    for unknown in sorted(content.keys() - names):
        yield Problem(unknown, "unknown field")
    for field in fields:
        if field.name not in content:
            yield Problem(field.name, "missing")
            continue
        yield from _field_problems(field, content[field.name])


def _field_problems(field: Field, value: Any) -> Iterator[Problem]:
    if value in _EMPTY:
        if field.required:
            yield Problem(field.name, "must not be empty")
    elif field.kind == Kind.ROWS:
        yield from _nested_problems(field, value)
    elif reason := _reason(field, value):
        yield Problem(field.name, reason)


def _nested_problems(field: Field, value: Any) -> Iterator[Problem]:
    if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
        yield Problem(field.name, "must be a list of rows")
        return
    for position, row in enumerate(value):
        for problem in _row_problems(field.rows, row):
            yield Problem(f"{field.name}[{position}].{problem.field}", problem.reason)


def _reason(field: Field, value: Any) -> str:
    """Why a value that is not empty does not fit its field; empty when it fits."""
    if field.kind in _TEXT_KINDS:
        return _text_reason(field, value)
    match field.kind:
        case Kind.BOOLEAN:
            return "" if isinstance(value, bool) else "must be true or false"
        case Kind.INTEGER:
            whole = isinstance(value, int) and not isinstance(value, bool)
            sound = whole and 0 <= value <= field.most
            return "" if sound else f"must be a whole number from 0 to {field.most}"
        case Kind.REF:
            return "" if _is_reference(value) else "must be an id"
        case _:
            return _list_reason(field, value)


def _list_reason(field: Field, value: Any) -> str:
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        return "must be a list of texts"
    if any(sign in each for each in value for sign in ("\x00", "|")):
        return "an item holds a NUL character or a bar (|), which separates items in files"
    if any(len(each) > field.limit for each in value):
        return f"an item is longer than {field.limit} characters"
    if field.kind == Kind.REFS:
        if value != sorted(set(value)):
            return "must be sorted ids, each once"
        if not all(_is_reference(each) for each in value):
            return "must be a list of ids"
    return ""


def _is_reference(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 60 and SLUG.fullmatch(value) is not None


def _text_reason(field: Field, value: Any) -> str:
    if not isinstance(value, str):
        return "must be text"
    if "\x00" in value:
        return "holds a NUL character"
    if len(value) > field.limit:
        return f"longer than {field.limit} characters"
    if not value.strip():
        return "must not be only spaces"
    match field.kind:
        case Kind.ID:
            return _id_reason(field, value)
        case Kind.WORD:
            return _word_reason(field, value)
        case Kind.EDTF:
            return _edtf_reason(value)
        case Kind.DATE:
            return _date_reason(value)
        case Kind.DECIMAL:
            return _decimal_reason(value)
        case _:
            return addresses.fault(value) if field.address else ""


def _id_reason(field: Field, value: str) -> str:
    if value in field.reserved:
        return f"{value!r} is a word of our addresses: choose another"
    return "" if SLUG.fullmatch(value) else "must be lower-case letters, digits and hyphens"


def _word_reason(field: Field, value: str) -> str:
    allowed = [member.value for member in field.words or ()]
    return "" if value in allowed else f"{value!r} is not one of {', '.join(allowed)}"


def _edtf_reason(value: str) -> str:
    try:
        edtf.parse(value)
    except edtf.EdtfError as error:
        return str(error)
    return ""


def _date_reason(value: str) -> str:
    with suppress(ValueError):
        if date.fromisoformat(value).isoformat() == value:
            return ""
    return f"{value!r} is not a day as YYYY-MM-DD"


def _decimal_reason(value: str) -> str:
    digits = sum(each.isdigit() for each in value)
    # SQLite keeps 15 digits of a number, so no more are taken in.
    sound = digits <= 15 and re.fullmatch(r"-?[0-9]+(\.[0-9]{1,6})?", value)
    return "" if sound else f"{value!r} is not a plain decimal number of at most 15 digits"
