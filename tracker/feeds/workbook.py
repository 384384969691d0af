"""The table of pledges as an Excel workbook, row by row: no more than what is packed is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import save_workbook

from tracker.filters.pledge_columns import COLUMNS, HEADS
from tracker.rules.spreadsheet import Cell
from tracker.rules.xml_text import xml_text

from .door import head_of_the_log

# In characters; other columns are as wide as their heads.
WIDTHS = {"title": 40, "statement": 60, "url": 40, "label_words": 40}
NARROWEST = 12


def written(rows: Iterable[Iterable[Cell]]) -> bytes:
    """The workbook: the table, then what its columns hold."""
    book = Workbook(write_only=True)
    widths = [WIDTHS.get(head, max(NARROWEST, len(head) + 2)) for head in HEADS]
    _fill(book.create_sheet(_("pledges")), chain([HEADS], rows), widths)
    heads = _("column"), _("what it holds")
    _fill(book.create_sheet(_("columns")), chain([heads], about()), [26, 90])
    file = BytesIO()
    save_workbook(book, file)
    return file.getvalue()


def about() -> Iterator[tuple[str, str]]:
    """What each column holds, from which state of the record, under which licence."""
    for column in COLUMNS:
        yield column.name, str(column.holds)
    yield _("State of the record"), head_of_the_log()
    yield _("Licence"), "CC BY 4.0"


def _fill(sheet: Any, rows: Iterable[Iterable[Cell]], widths: Iterable[int]) -> None:
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Cell) -> Any:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, xml_text(value))
    # The library would take some texts for formulas or errors.
    cell.data_type = "s"
    return cell
