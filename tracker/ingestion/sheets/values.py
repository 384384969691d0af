"""Where the value of one of our fields comes from: a constant, a column, or a text with both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.ingestion import cells
from tracker.ingestion.nearest import meant
from tracker.ingestion.problems import shown
from tracker.rules.schema import Field, Kind

from . import dates

PLACE = re.compile(r"\{([^{}]*)\}")
_TEXTS = (Kind.ID, Kind.TEXT, Kind.WORD, Kind.REF)
_LISTS = (Kind.LIST, Kind.REFS)


@dataclass(frozen=True, slots=True)
class Value:
    """How a field is filled.

    With a `column`, from its cell; with a `text`, from that with the cells of the columns that
    stand in braces, none of them empty; else it is `constant`. `words` say what a cell stands for,
    `split` what separates the items of a list, `formats` how a date is written. `shorten` cuts a
    text that is too long at a word. With `new`, a name that nothing is called by makes a new row.
    """

    constant: Any = None
    column: str = ""
    text: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    split: str = ""
    formats: Sequence[str] = (dates.EDTF,)
    shorten: bool = False
    new: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that it reads."""
        return (self.column,) if self.column else tuple(PLACE.findall(self.text))

    def read(self, of: Field, row: Mapping[str, str], empty: frozenset[str]) -> Any:
        """The value of a field in a row; ValueError, with the reason, if there is none.

        A cell that reads as one of `empty` is empty.
        """
        if not self.columns:
            return self.constant
        written = self._written(row, empty)
        if of.kind in _LISTS:
            return self._items(of, written)
        return self._single(of, self._word(written))

    def _written(self, row: Mapping[str, str], empty: frozenset[str]) -> str:
        found = {name: "" if row[name] in empty else row[name] for name in self.columns}
        if self.column:
            return found[self.column]
        if gaps := [name for name, text in found.items() if not text]:
            raise ValueError(f"{shown(gaps[0])} is empty, but is part of “{self.text}”")
        return PLACE.sub(lambda place: found[place[1]], self.text).strip()

    def _items(self, of: Field, written: str) -> list[str]:
        found = written.split(self.split) if self.split else [written]
        items = dict.fromkeys(self._word(each.strip()) for each in found if each.strip())
        return sorted(items) if of.kind == Kind.REFS else list(items)

    def _word(self, written: str) -> str:
        if not self.words or not written:
            return written
        if written not in self.words:
            raise ValueError(f"{shown(written)} has no meaning here{meant(written, self.words)}")
        return self.words[written]

    def _single(self, of: Field, written: str) -> Any:
        if of.kind == Kind.EDTF:
            return dates.read(written, self.formats) if written else ""
        if of.kind in _TEXTS:
            text = shortened(written, of.limit) if self.shorten else written
            return text or (None if of.kind == Kind.REF else "")
        return cells.read(of, written)


def shortened(text: str, limit: int) -> str:
    """A text of bearable length, cut after a word."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
