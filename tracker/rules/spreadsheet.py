"""What a spreadsheet program would run instead of show, and how a file keeps it a text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

# The wide forms are what a Chinese keyboard types; spreadsheets take them for the narrow ones.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
# Spreadsheets take a file without it for one in the code page of the machine.
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

Cell = str | int | float | Decimal | date | None


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might compute it; apostrophes in front count as part of it.

    They do so that what was escaped once is escaped again, and unescaping stays exact.
    """
    return _FORMULA.match(text) is not None


def as_text(text: str) -> str:
    """The text with an apostrophe before it where it would be computed."""
    return f"'{text}" if is_formula(text) else text


class _Lines:
    """What `csv` writes to: hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180), one by one; no text in it is computed.

    Numbers are written as they are, also negative ones. True and false are in small letters, as
    in JSON; what is not there is empty.
    """
    writer = csv.writer(_Lines())
    for row in rows:
        yield writer.writerow([_written(cell) for cell in row])


def _written(cell: Cell) -> Cell:
    match cell:
        case str():
            return as_text(cell)
        case bool():
            return "true" if cell else "false"
        case _:
            return cell
