"""The tables of a data package: one per noun of `rules.schema`, one per kind of nested rows.

Nested rows name their parent by id and version and stand in the order of `position`. Bearings are
a noun of their own, because they may be added to a published update: they name their update only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.rules.schema import NOUNS, VERSION_FIELDS, Field, Kind, Noun

PLURALS = {"party": "parties"}
VERSION = VERSION_FIELDS[0].name
POSITION = "position"


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file: its columns, those that identify a row, and what its rows are.

    The rows of a table with a `part` are nested in that field of their parent, a row of `noun`;
    those of any other table are the content of `noun`.
    """

    name: str
    noun: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    part: str = ""

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.csv"

    @property
    def counter(self) -> str:
        """The last column of the key, if it must count from 1: a version or a position."""
        return self.key[-1] if self.key[-1] in (VERSION, POSITION) else ""

    @property
    def names_version(self) -> bool:
        """Whether a nested row says to which version of its parent it belongs."""
        return bool(self.part) and VERSION in self.key


def plural(noun: str) -> str:
    """The name of a noun's table."""
    return PLURALS.get(noun, f"{noun}s")


def _tables() -> Iterator[Table]:
    nested = {field.name for noun in NOUNS.values() for field in _parts(noun)}
    for noun in NOUNS.values():
        if plural(noun.name) not in nested:
            yield _of_noun(noun)
            yield from (_of_part(noun, part) for part in _parts(noun))


def _parts(noun: Noun) -> list[Field]:
    return [field for field in noun.fields if field.kind == Kind.ROWS]


def _of_noun(noun: Noun) -> Table:
    fields = tuple(field for field in noun.all_fields() if field.kind != Kind.ROWS)
    key = (*noun.key, VERSION) if noun.versioned else noun.key
    return Table(plural(noun.name), noun.name, fields, key)


def _of_part(parent: Noun, part: Field) -> Table:
    for noun in NOUNS.values():
        if plural(noun.name) == part.name:
            return Table(part.name, parent.name, noun.fields, noun.key, part.name)
    fields = (
        Field(parent.name, Kind.REF, required=True, to=parent.name),
        VERSION_FIELDS[0],
        Field(POSITION, Kind.INTEGER, required=True),
        *part.rows,
    )
    return Table(part.name, parent.name, fields, (parent.name, VERSION, POSITION), part.name)


TABLES = tuple(_tables())
BY_FILE = {table.file: table for table in TABLES}
