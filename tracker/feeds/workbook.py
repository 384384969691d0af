"""The table of pledges as an Excel workbook, row by row: no more than what is packed is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.writer.excel import save_workbook

from tracker.filters.pledge_columns import COLUMNS, HEADS
from tracker.rules.spreadsheet import Cell
from tracker.rules.xml_text import xml_text

from .door import head_of_the_log


def written(rows: Iterable[Iterable[Cell]]) -> bytes:
    """The workbook: the table, then what its columns hold."""
    book = Workbook(write_only=True)
    _fill(book.create_sheet("pledges"), chain([HEADS], rows))
    _fill(book.create_sheet("columns"), chain([("column", "holds")], about()))
    file = BytesIO()
    save_workbook(book, file)
    return file.getvalue()


def about() -> Iterator[tuple[str, str]]:
    """What each column holds, from which state of the record, under which licence."""
    for column in COLUMNS:
        yield column.name, str(column.holds)
    yield _("State of the record"), head_of_the_log()
    yield _("Licence"), "CC BY 4.0"


def _fill(sheet: Any, rows: Iterable[Iterable[Cell]]) -> None:
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Cell) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, xml_text(value))
    # The library would take some texts for formulas or errors.
    cell.data_type = "s"
    return cell
