"""The list of pledges as a table: CSV of any length, a workbook up to a number of rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from tracker.filters import PledgeSelection
from tracker.filters.pledge_columns import HEADS, cells
from tracker.filters.pledge_row import prepared, row_of
from tracker.filters.portions import keys, portions
from tracker.models import Pledge
from tracker.rules.spreadsheet import BYTE_ORDER_MARK, Cell, csv_lines

from . import workbook
from .door import plain
from .twin import PledgeTwin

# A sheet of Excel ends at 1,048,576 rows; a workbook is written whole before it can be sent.
MOST_ROWS = 10_000


class PledgeCsv(PledgeTwin):
    """CSV in UTF-8 with a byte order mark, so that spreadsheets show Chinese."""

    media_type, extension = "text/csv; charset=utf-8", "csv"

    def parts(self, selection: PledgeSelection, keys: Sequence[int]) -> Iterator[bytes]:
        yield "".join([BYTE_ORDER_MARK, *csv_lines([HEADS])]).encode()
        for rows in table(selection, keys):
            yield "".join(csv_lines(rows)).encode()


class PledgeWorkbook(PledgeTwin):
    """The same for Excel: formulas, links and everything else as text, days as days."""

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    extension = "xlsx"

    def refused(self, selection: PledgeSelection) -> HttpResponse | None:
        found = selection.queryset.count()
        if found <= MOST_ROWS:
            return None
        words = {"found": found, "limit": MOST_ROWS}
        told = _(
            "This list has %(found)d rows; a workbook from here holds at most %(limit)d."
            " Narrow the list, or take it as CSV, which has no limit."
        )
        return plain(told % words, status=400)

    def body(self, selection: PledgeSelection) -> HttpResponseBase:
        found = table(selection, keys(selection.queryset))
        return HttpResponse(workbook.written(chain.from_iterable(found)))


def table(selection: PledgeSelection, keys: Sequence[int]) -> Iterator[list[list[Cell]]]:
    """The lines of the list, a portion at a time."""
    rows = prepared(Pledge.published_anywhere.on(selection.day), selection.day)
    for pledges in portions(keys, rows):
        yield [cells(row_of(pledge)) for pledge in pledges]
