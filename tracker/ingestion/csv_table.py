"""CSV files as tables: UTF-8, a header row, RFC 4180; refused with row, column and reason."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tracker.ingestion import cells
from tracker.ingestion.problems import Problems
from tracker.ingestion.tables import Table
from tracker.rules.schema import Field

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 100
HEADER = 1

_SPECIAL = re.compile(r'[",\r\n]')
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NEVER_CLOSED = "a quote is opened and never closed"
_REASONS = {
    "unexpected end of data": _NEVER_CLOSED,
    f"field larger than field limit ({csv.field_size_limit()})": _NEVER_CLOSED,
}


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one row and its number; cells that could not be read are left out."""

    number: int
    values: dict[str, Any]


class Unreadable(Exception):
    """The file as a whole cannot be read: in which row it came to light, and why."""

    def __init__(self, row: int | None, reason: str) -> None:
        super().__init__(row, reason)
        self.row = row
        self.reason = reason


def read(path: Path, table: Table, problems: Problems) -> list[Row] | None:
    """The rows of a table, with a problem noted for each cell that cannot be read.

    None if the file as a whole cannot be read; then nothing can be said about what refers to it.
    """
    try:
        records = _records(_text(path))
        _, header = next(records, (HEADER, []))
        if not header:
            raise Unreadable(None, "is empty; a header row is expected")
        if len(header) > MAX_COLUMNS:
            raise Unreadable(HEADER, f"has more than {MAX_COLUMNS} columns")
        columns = _columns(header, table, problems)
        if columns is None:
            return None
        return [_row(number, record, columns, table, problems) for number, record in records]
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
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable(None, f"is larger than {MAX_BYTES // 1024**2} MB")
    data = path.read_bytes()
    if data.startswith(_UTF_16):
        raise Unreadable(None, "is UTF-16; save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02X}"
        raise Unreadable(None, f"line {line}: byte {byte} is not UTF-8") from error


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank, with its number."""
    number = 0
    try:
        for number, record in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            if number > MAX_ROWS + HEADER:
                raise Unreadable(number, f"has more than {MAX_ROWS:,} rows")
            if record:
                yield number, record
    except csv.Error as error:
        raise Unreadable(number + 1, _REASONS.get(str(error), str(error))) from error


def _columns(header: list[str], table: Table, problems: Problems) -> list[Field] | None:
    """The fields in the order of the header; None (and problems) if it does not fit the table."""
    fields = {field.name: field for field in table.fields}
    faults = [
        *((name, "stands twice in the header") for name, n in Counter(header).items() if n > 1),
        *((name, _unknown(name, fields)) for name in header if name not in fields),
        *((name, "is missing from the header") for name in fields if name not in header),
    ]
    for name, reason in faults:
        problems.add(table.file, HEADER, name[:40], reason)
    return None if faults else [fields[name] for name in header]


def _unknown(name: str, fields: Iterable[str]) -> str:
    close = get_close_matches(name[:100], fields, n=1)
    return "is no column of this table" + (f"; is {close[0]} meant?" if close else "")


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
