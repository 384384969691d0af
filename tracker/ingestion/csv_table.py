"""CSV files as tables: UTF-8, a header row, RFC 4180; refused with row, column and reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.ingestion import cells
from tracker.ingestion.nearest import meant
from tracker.ingestion.problems import Problems
from tracker.ingestion.tables import Table
from tracker.ingestion.text_file import HEADER, Unreadable, check_size, decoded, header_of, records
from tracker.rules.schema import Field

_SPECIAL = re.compile(r'[",\r\n]')


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one row and its number; cells that could not be read are left out."""

    number: int
    values: dict[str, Any]


def read(path: Path, table: Table, problems: Problems) -> list[Row] | None:
    """The rows of a table, with a problem noted for each cell that cannot be read.

    None if the file as a whole cannot be read; then nothing can be said about what refers to it.
    """
    try:
        found = records(_text(path))
        columns = _columns(header_of(found), table, problems)
        if columns is None:
            return None
        return [_row(number, record, columns, table, problems) for number, record in found]
    except Unreadable as error:
        problems.add(table.file, error.row, "", error.reason)
        return None


def write(table: Table, rows: Iterable[list[str]]) -> bytes:
    """The file of a table: header, rows as given, each line ended by LF."""
    lines = [[field.name for field in table.fields], *rows]
    return "".join(",".join(map(_quoted, line)) + "\n" for line in lines).encode()


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


def _text(path: Path) -> str:
    if not path.is_file():
        raise Unreadable(None, "is listed in datapackage.json but is not there")
    check_size(path.stat().st_size)
    return decoded(path.read_bytes())


def _columns(header: list[str], table: Table, problems: Problems) -> list[Field] | None:
    """The fields in the order of the header; None (and problems) if it does not fit the table."""
    fields = {field.name: field for field in table.fields}
    faults = [
        *((name, "stands twice in the header") for name, n in Counter(header).items() if n > 1),
        *(
            (name, f"is no column of this table{meant(name, fields)}")
            for name in header
            if name not in fields
        ),
        *((name, "is missing from the header") for name in fields if name not in header),
    ]
    for name, reason in faults:
        problems.add(table.file, HEADER, name[:40], reason)
    return None if faults else [fields[name] for name in header]


def _row(
    number: int, record: list[str], columns: list[Field], table: Table, problems: Problems
) -> Row:
    if len(record) != len(columns):
        reason = f"has {len(record)} cells, the header has {len(columns)}"
        problems.add(table.file, number, "", reason)
        return Row(number, {})
    values = {}
    for field, cell in zip(columns, record, strict=True):
        try:
            values[field.name] = cells.read(field, cell)
        except cells.CellError as error:
            problems.add(table.file, number, field.name, str(error))
    return Row(number, values)
