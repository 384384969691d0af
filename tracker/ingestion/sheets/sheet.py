"""A spreadsheet as read: the cells of the columns that a mapping names, all of them text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


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

    Spaces around a cell are no part of it. `unread` are the columns whose cells cannot be read at
    all, with the reason; they stand in `cells` as empty.
    """

    number: int
    cells: dict[str, str]
    unread: Mapping[str, str] = field(default_factory=dict)
