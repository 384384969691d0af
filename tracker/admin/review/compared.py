"""What a later version changes, field by field and word by word, for a reviewer to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.rules.corrections import changed
from tracker.rules.difference import Part, Piece, pieces
from tracker.rules.schema import NOUNS, Field, Kind

from .names import Names
from .recorded import NO_NAMES, in_words, named

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Compared:
    """One field that differs. A text is compared by words, a list by its lines."""

    name: str
    pieces: tuple[Piece, ...] = ()
    lines: tuple[Piece, ...] = ()


def compared(noun: str, before: Content, after: Content, ids: Names = NO_NAMES) -> list[Compared]:
    """The fields in which two contents of a noun differ, in the order of its form."""
    names = set(changed(before, after))
    return [
        _compared(field, before[field.name], after[field.name], ids)
        for field in NOUNS[noun].fields
        if field.name in names
    ]


def _compared(field: Field, old: Any, new: Any, ids: Names) -> Compared:
    name = named(field.name)
    if field.kind in (Kind.ROWS, Kind.LIST, Kind.REFS):
        items = _items(field, old, ids), _items(field, new, ids)
        return Compared(name, lines=tuple(_lines(*items)))
    before, after = in_words(field, old, ids), in_words(field, new, ids)
    if field.kind == Kind.TEXT:
        return Compared(name, pieces=tuple(pieces(before, after)))
    both = (Piece(Part.GONE, before), Piece(Part.NEW, after))
    return Compared(name, pieces=tuple(each for each in both if each.text))


def _items(field: Field, value: Any, ids: Names) -> list[str]:
    if field.kind == Kind.ROWS:
        return [_in_one_line(field.rows, row, ids) for row in value or ()]
    return [ids.text(field.to, str(each)) for each in value or ()]


def _in_one_line(fields: tuple[Field, ...], row: Content, ids: Names) -> str:
    said = (in_words(field, row[field.name], ids) for field in fields)
    return " · ".join(each for each in said if each)


def _lines(old: list[str], new: list[str]) -> Iterator[Piece]:
    yield from (Piece(Part.GONE, each) for each in old if each not in new)
    yield from (Piece(Part.SAME if each in old else Part.NEW, each) for each in new)
