"""A spreadsheet as read: the cells of the columns that a mapping names, all of them text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file does not say of itself.

    `encoding` and `delimiter` are of CSV files, `tab` is the sheet of a workbook: empty if it has
    only one.
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, counted as a spreadsheet does, and its cells by column.

    Spaces around a cell are no part of it.
    """

    number: int
    cells: dict[str, str]
