"""Data packages: the record as a folder of CSV files with a `datapackage.json`, in and out.

What is read has the shape of `rules.schema`, with nested rows inside their parents. A package is
read whole or not at all; every problem found is named by file, row, column and reason. Writing
what was read gives the same bytes, however often.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.ingestion import cells, csv_table, descriptor, package_checks
from tracker.ingestion.csv_table import Row
from tracker.ingestion.problems import PackageError, Problem, Problems
from tracker.ingestion.tables import POSITION, TABLES, VERSION, Table
from tracker.rules.schema import NOUNS, Field, Kind


@dataclass(frozen=True, slots=True)
class PackageRow:
    """The content of one row as `rules.schema` has it, and where it came from."""

    content: dict[str, Any]
    file: str = ""
    row: int | None = None


Contents = Mapping[str, Sequence[PackageRow]]


def read(directory: Path) -> dict[str, list[PackageRow]]:
    """Every noun's rows, in the order of `NOUNS`; PackageError if anything is wrong.

    Bearings are no noun here: they are nested in the first version of their update. A table that
    the descriptor does not list is empty.
    """
    problems = Problems()
    listed = descriptor.read(directory, problems)
    found: dict[str, list[Row] | None] = {table.name: [] for table in TABLES}
    for table in listed:
        found[table.name] = csv_table.read(directory / table.file, table, problems)
    if listed:
        package_checks.check(found, problems)
    problems.refuse()
    rows = {name: each or [] for name, each in found.items()}
    return {table.noun: _contents(table, rows) for table in TABLES if not table.part}


def write(directory: Path, contents: Contents) -> None:
    """Write all files of a package, replacing those that are there."""
    made = files(contents)
    directory.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (directory / name).write_bytes(data)


def files(contents: Contents) -> dict[str, bytes]:
    """The files of a package by name; PackageError if a value fits into no cell."""
    tables = {table.file: csv_table.write(table, _lines(table, contents)) for table in TABLES}
    return {descriptor.FILE: descriptor.write(), **tables}


def _contents(table: Table, rows: Mapping[str, list[Row]]) -> list[PackageRow]:
    """The rows of a noun with their nested rows, in the order of the file."""
    noun = NOUNS[table.noun]
    parts = {
        part.part: _nested(part, rows[part.name])
        for part in TABLES
        if part.part and part.noun == table.noun
    }
    return [
        PackageRow(
            {
                field.name: parts[field.name].get((row.values["id"], row.values[VERSION]), [])
                if field.kind == Kind.ROWS
                else row.values[field.name]
                for field in noun.all_fields()
            },
            table.file,
            row.number,
        )
        for row in rows[table.name]
    ]


def _nested(part: Table, rows: list[Row]) -> dict[tuple[str, int], list[dict[str, Any]]]:
    """Nested rows by id and version of their parent, in order, as their parents hold them."""
    inner = [field.name for field in part.fields if field.name not in _outer(part)]
    nested: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: _order(part, row.values)):
        parent = row.values[part.noun], row.values.get(VERSION, 1)
        nested.setdefault(parent, []).append({name: row.values[name] for name in inner})
    return nested


def _outer(part: Table) -> tuple[str, ...]:
    """The columns of nested rows that say where they belong."""
    return (part.noun, VERSION, POSITION)


def _lines(table: Table, contents: Contents) -> Iterator[list[str]]:
    """The cells of a table, a row at a time, sorted by key."""
    values = _unnested(table, contents) if table.part else _own(table, contents)
    for each in sorted(values, key=lambda row: _order(table, row)):
        yield [_cell(table, field, each) for field in table.fields]


def _cell(table: Table, field: Field, values: Mapping[str, Any]) -> str:
    try:
        return cells.write(field, values[field.name])
    except cells.CellError as error:
        key = "/".join(str(values[column]) for column in table.key)
        raise PackageError([Problem(table.file, None, field.name, f"{key}: {error}")]) from error


def _own(table: Table, contents: Contents) -> Iterator[dict[str, Any]]:
    for row in contents.get(table.noun, ()):
        yield row.content


def _unnested(part: Table, contents: Contents) -> Iterator[dict[str, Any]]:
    for row in contents.get(part.noun, ()):
        for position, child in enumerate(row.content[part.part], 1):
            parent = row.content["id"], row.content[VERSION], position
            yield {**dict(zip(_outer(part), parent, strict=True)), **child}


def _order(table: Table, values: Mapping[str, Any]) -> tuple[Any, ...]:
    # An empty part of a key (a bearing on all obligors) comes first.
    return tuple(values[column] or "" for column in table.key)
