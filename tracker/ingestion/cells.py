"""Cells of a data package: one text for each value, and one value for each text.

An empty cell is an empty text, an empty list, or no value, as the kind of the field has it. Lists
are joined by `|`, which no item may hold. A text that a spreadsheet would take for a formula is
written with an apostrophe before it, and read without. What a value may be is said by
`rules.shape`, for packages as for everything else.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tracker.ingestion.problems import shown
from tracker.models.bodies import decimal_text
from tracker.rules import shape, spreadsheet
from tracker.rules.schema import Field, Kind, Noun

SEPARATOR = "|"

_BOOLEANS = {"true": True, "false": False}
_INTEGER = re.compile(r"0|[1-9][0-9]{0,9}")
# SQLite keeps 15 digits of a decimal, whatever the column says.
_DECIMAL = re.compile(r"(?=-?(?:[0-9]\.?){1,15}\Z)-?(?:0|[1-9][0-9]*)(?:\.[0-9]{1,6})?")
_WRITTEN = (Kind.TEXT, Kind.LIST)


class CellError(ValueError):
    """A text that is no value of the field; says why."""


def read(field: Field, cell: str) -> Any:
    """The value of a cell, or CellError with the reason."""
    text = cell[1:] if field.kind in _WRITTEN and _is_escaped(cell) else cell
    value = _parsed(field, text)
    for problem in shape.problems(_alone(field), {field.name: value}):
        raise CellError(problem.reason)
    return value


def write(field: Field, value: Any) -> str:
    """The cell of a value, or CellError if a cell cannot hold it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            text = _joined(value)
        case _:
            text = str(value)
    return spreadsheet.as_text(text) if field.kind in _WRITTEN else text


def _is_escaped(cell: str) -> bool:
    return cell.startswith("'") and spreadsheet.is_formula(cell)


def _joined(items: list[str]) -> str:
    if any(SEPARATOR in item for item in items):
        raise CellError(f"an item of a list holds {SEPARATOR!r}")
    return SEPARATOR.join(items)


@lru_cache
def _alone(field: Field) -> Noun:
    """A noun of this one field, so that its value can be checked alone."""
    return Noun(field.name, (), (field,))


def _parsed(field: Field, text: str) -> Any:
    match field.kind:
        case Kind.LIST:
            return _items(field, text)
        case Kind.REFS:
            return sorted(_items(field, text))
        case Kind.ID | Kind.TEXT | Kind.WORD | Kind.EDTF:
            return text
    if not text:
        return None
    match field.kind:
        case Kind.BOOLEAN:
            return _boolean(text)
        case Kind.INTEGER:
            return _integer(text)
        case Kind.DECIMAL:
            return _decimal(text)
        case _:
            return text


def _items(field: Field, text: str) -> list[str]:
    if len(text) > field.limit:
        raise CellError(f"longer than {field.limit} characters")
    items = text.split(SEPARATOR) if text else []
    if any(not item.strip() for item in items):
        raise CellError(f"has an empty item; items stand between {SEPARATOR!r}")
    if len(items) != len(set(items)):
        raise CellError("names an item twice")
    return items


def _boolean(text: str) -> bool:
    if text not in _BOOLEANS:
        raise CellError(f"{shown(text)} is neither true nor false")
    return _BOOLEANS[text]


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise CellError(f"{shown(text)} is no whole number")
    return int(text)


def _decimal(text: str) -> str:
    if not _DECIMAL.fullmatch(text):
        raise CellError(f"{shown(text)} is no number of at most 15 digits, 6 of them decimals")
    # Adding zero turns -0, which no column keeps, into 0.
    return decimal_text(Decimal(text) + 0)
