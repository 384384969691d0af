"""What must hold between the rows of a data package: keys, versions, references, parents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.ingestion.csv_table import Row
from tracker.ingestion.problems import Problems, shown
from tracker.ingestion.tables import TABLES, VERSION, Table, plural
from tracker.rules.corrections import WHO
from tracker.rules.schema import Field, Kind
from tracker.rules.vocabulary import Change

# The rows of each table by its name; None where the file could not be read.
Found = Mapping[str, list[Row] | None]

_REFERENCES = (Kind.REF, Kind.REFS)


def check(found: Found, problems: Problems) -> None:
    """Note every row that does not fit the others. Cells that could not be read are passed over."""
    for table in TABLES:
        rows = found[table.name] or []
        _keys(table, rows, problems)
        if table.counter:
            _counts(table, rows, problems)
        if table.counter == VERSION:
            _changes(table, rows, problems)
        if table.noun == "pledge":
            _who(table, rows, problems)
        if table.names_version:
            _parents(table, rows, found, problems)
        _references(table, rows, found, problems)


def key_of(row: Row, columns: tuple[str, ...]) -> tuple[Any, ...] | None:
    """The values that identify a row; None if one of them could not be read."""
    if all(column in row.values for column in columns):
        return tuple(row.values[column] for column in columns)
    return None


def _keys(table: Table, rows: list[Row], problems: Problems) -> None:
    first: dict[tuple[Any, ...], int] = {}
    for row in rows:
        key = key_of(row, table.key)
        if key is None:
            continue
        if key in first:
            reason = f"repeats the key of row {first[key]}"
            problems.add(table.file, row.number, ", ".join(table.key), reason)
        first.setdefault(key, row.number)


def _counts(table: Table, rows: list[Row], problems: Problems) -> None:
    """Versions of one thing, and positions within one parent, count from 1 without gaps."""
    numbers: dict[tuple[Any, ...], set[int]] = {}
    for row in rows:
        if key := key_of(row, table.key):
            numbers.setdefault(key[:-1], set()).add(key[-1])
    for row in rows:
        key = key_of(row, table.key)
        if key and key[-1] > 1 and key[-1] - 1 not in numbers[key[:-1]]:
            reason = f"{key[-1]} stands without {key[-1] - 1}"
            problems.add(table.file, row.number, table.counter, reason)
        elif key and key[-1] < 1:
            problems.add(table.file, row.number, table.counter, "counts from 1")


def _changes(table: Table, rows: list[Row], problems: Problems) -> None:
    """A first version is the publication; a later one says what kind of change it is, and why."""
    for row in rows:
        version, change = row.values.get(VERSION), row.values.get("change")
        if not version or not change:
            continue
        if (version == 1) != (change == Change.PUBLICATION):
            reason = f"“{Change.PUBLICATION}” belongs to version 1 and to no other"
            problems.add(table.file, row.number, "change", reason)
        elif version > 1 and row.values.get("change_reason") == "":
            problems.add(table.file, row.number, "change_reason", "a later version says why")


def _who(table: Table, rows: list[Row], problems: Problems) -> None:
    """Who promised what to whom is the same in every version of a pledge."""
    first = {row.values.get("id"): row.values for row in rows if row.values.get(VERSION) == 1}
    for row in rows:
        made = first.get(row.values.get("id"), {})
        for name in sorted(WHO & made.keys() & row.values.keys()):
            if row.values[name] != made[name]:
                reason = "a changed who is a new pledge that supersedes"
                problems.add(table.file, row.number, name, reason)


def _parents(table: Table, rows: list[Row], found: Found, problems: Problems) -> None:
    """The version of the parent that a nested row names is there."""
    parents = found[plural(table.noun)] or []
    known = {key_of(parent, ("id", VERSION)) for parent in parents}
    ids = {parent.values.get("id") for parent in parents}
    for row in rows:
        key = key_of(row, table.key[:-1])
        # A parent that is missing altogether is a broken reference, and noted as that.
        if key and key not in known and key[0] in ids:
            reason = f"{table.noun} {shown(key[0])} has no version {key[1]}"
            problems.add(table.file, row.number, VERSION, reason)


def _references(table: Table, rows: list[Row], found: Found, problems: Problems) -> None:
    """Every id that a row names is there, in any version."""
    for field in table.fields:
        if field.kind not in _REFERENCES:
            continue
        targets = found[plural(field.to)]
        if targets is None:
            continue
        known = {target.values.get("id") for target in targets} | set(field.extra)
        if None in known:
            # An id could not be read: it may be the one that is named.
            continue
        for row in rows:
            for each in _named(field, row):
                if each not in known:
                    reason = f"there is no {field.to} {shown(each)}"
                    problems.add(table.file, row.number, field.name, reason)


def _named(field: Field, row: Row) -> Iterator[str]:
    value = row.values.get(field.name)
    yield from value if isinstance(value, list) else [value] if value else []
