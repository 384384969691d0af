"""Reading a spreadsheet, CSV or XLSX, within limits: the columns that a mapping names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from tracker.ingestion.nearest import meant
from tracker.ingestion.problems import Problems
from tracker.ingestion.text_file import (
    HEADER,
    Record,
    Unreadable,
    check_size,
    decoded,
    header_of,
    records,
)
from tracker.rules import characters

from . import workbook
from .sheet import Layout, Row

_ARCHIVE = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


def read(
    file: str, data: bytes, layout: Layout, used: Collection[str], problems: Problems
) -> list[Row]:
    """The rows of a file, with a problem noted for whatever cannot be read.

    What a file is, its first bytes say, not its name. Columns that are not used may be called
    anything, or nothing.
    """
    try:
        found = _records(data, layout)
        header = [name.strip() for name in header_of(found)]
        if not _fits(file, header, used, problems):
            return []
        places = {name: place for place, name in enumerate(header) if name in used}
        rows = [
            _row(number, {name: record[place] for name, place in places.items()})
            for number, record in found
            if _is_row(file, number, record, header, problems)
        ]
        if not rows and not problems.listed():
            raise Unreadable(None, "has no rows below its header")
        return rows
    except Unreadable as error:
        problems.add(file, error.row, "", error.reason)
        return []


def _records(data: bytes, layout: Layout) -> Iterator[Record]:
    check_size(len(data))
    if data.startswith(_OLD_OFFICE):
        raise Unreadable(None, "is an old or locked workbook (.xls); save it as .xlsx or CSV")
    if data.startswith(_ARCHIVE):
        return workbook.records(data, layout.tab)
    return records(decoded(data, layout.encoding), layout.delimiter)


def _fits(file: str, header: list[str], used: Collection[str], problems: Problems) -> bool:
    times = Counter(header)
    faults = [
        *((name, "stands twice in the header") for name in used if times[name] > 1),
        *(
            (name, f"is missing from the header{meant(name, header)}")
            for name in used
            if name not in times
        ),
    ]
    for name, reason in sorted(faults):
        problems.add(file, HEADER, name, reason)
    return not faults


def _is_row(
    file: str, number: int, record: list[str], header: list[str], problems: Problems
) -> bool:
    """Whether a record is a row that can be read; one without any text is none."""
    if not any(cell.strip() for cell in record):
        return False
    if len(record) == len(header):
        return True
    problems.add(file, number, "", f"has {len(record)} cells, the header has {len(header)}")
    return False


def _row(number: int, cells: Mapping[str, str]) -> Row:
    unread = {name: reason for name, cell in cells.items() if (reason := _fault(cell))}
    read = {name: "" if name in unread else cell.strip() for name, cell in cells.items()}
    return Row(number, read, unread)


def _fault(cell: str) -> str:
    """Why a cell cannot be read, whatever its column; empty if it can."""
    if isinstance(cell, workbook.Unstored):
        return "a formula without a stored value"
    return characters.fault(cell)
