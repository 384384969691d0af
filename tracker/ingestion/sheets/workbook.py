"""XLSX files as records: one sheet, row by row, each cell as the text that a reader sees."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite
from typing import Any

import openpyxl

from tracker.ingestion.nearest import meant
from tracker.ingestion.problems import shown
from tracker.ingestion.text_file import HEADER, MAX_COLUMNS, MAX_ROWS, Record, Unreadable
from tracker.models.bodies import decimal_text

from .workbook_parts import check_parts

# As many digits as a spreadsheet program shows of a number.
DIGITS = 15
# A format that fixes the decimals: 0.00 shows -0.4 as -0.40, which says more than -0.4 does.
_FIXED = re.compile(r"0(\.(?P<decimals>0{1,15}))?")
# Holds every number that a cell can hold.
_SHOWN = Context(prec=350)


class Unstored(str):
    """The cell of a formula whose result the file does not hold: what it says, nobody knows.

    Spreadsheet programs store what they compute; other programs write the formula alone.
    """

    __slots__ = ()


def records(data: bytes, tab: str) -> Iterator[Record]:
    """Every row with its number, as wide as the header. Formulas are read as their results."""
    width = 0
    with _told():
        for number, (row, formulas) in enumerate(_rows(data, tab), 1):
            if number > MAX_ROWS + HEADER:
                raise Unreadable(number, f"has more than {MAX_ROWS:,} rows")
            cells = _cells(number, row, formulas)
            if cells or width:
                yield number, cells + [""] * (width - len(cells))
            width = width or len(cells)


@contextmanager
def _told() -> Iterator[None]:
    """Whatever a broken workbook brings on is told as a file that cannot be read."""
    try:
        yield
    except Unreadable:
        raise
    # The library meets broken parts with whatever they bring on, down to TypeError.
    except Exception as error:
        reason = f"is no workbook that can be read ({type(error).__name__})"
        raise Unreadable(None, reason) from error


def _rows(data: bytes, tab: str) -> Iterator[tuple[Sequence[Any], Sequence[Any]]]:
    """The cells of each row twice: with the results of formulas, and with the formulas."""
    has_formulas = check_parts(data)
    results = _sheet(data, tab, data_only=True).iter_rows()
    if not has_formulas:
        return ((row, row) for row in results)
    # The library gives the one or the other, so the sheet is read twice, side by side.
    return zip(results, _sheet(data, tab, data_only=False).iter_rows(), strict=True)


def _sheet(data: bytes, tab: str, *, data_only: bool) -> Any:
    # The library takes defusedxml where it is installed, as it is here.
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False
    )
    names = [sheet.title for sheet in book.worksheets]
    if tab and tab not in names:
        raise Unreadable(None, f"has no sheet {shown(tab)}{meant(tab, names)}")
    if not tab and len(names) != 1:
        reason = f"has {len(names)} sheets: say in the mapping which one (file.sheet)"
        raise Unreadable(None, reason)
    sheet: Any = book[tab or names[0]]
    # What a file claims of its size is not to be relied on.
    sheet.reset_dimensions()
    return sheet


def _cells(number: int, row: Sequence[Any], formulas: Sequence[Any]) -> list[str]:
    """The cells of a row up to the last one with something in it."""
    pairs = zip(row[: MAX_COLUMNS + 1], formulas, strict=False)
    cells = [Unstored("=") if _is_unstored(*pair) else _shown(pair[0]) for pair in pairs]
    if len(row) > MAX_COLUMNS and (cells[-1] or any(each.value for each in row[MAX_COLUMNS:])):
        raise Unreadable(number, f"has more than {MAX_COLUMNS} columns")
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _is_unstored(result: Any, formula: Any) -> bool:
    # Of an empty text that was computed, a file says that it is a text ("str").
    return formula.data_type == "f" and result.value is None and result.data_type == "n"


def _shown(cell: Any) -> str:
    """The text of a cell; a number whose format fixes its decimals has them all, as on screen."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        form = _FIXED.fullmatch(cell.number_format)
        if form:
            last = Decimal(10) ** -len(form["decimals"] or "")
            shown = _decimal(value).quantize(last, ROUND_HALF_UP, _SHOWN)
            # Nothing is below zero by less than is shown.
            return f"{_SHOWN.add(shown, 0):f}"
    return _text(value)


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.{DIGITS}g}")


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return decimal_text(_decimal(value)) if value == value else ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)
