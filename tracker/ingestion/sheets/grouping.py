"""Rows that belong to one pledge, found by the columns that tell pledges apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.ingestion.problems import shown
from tracker.models.bodies import decimal_text
from tracker.rules.averages import read_average

from .faults import Faults
from .ids import plain
from .mapping import SheetMapping
from .sheet import Row


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one pledge, in the order of the file, and what tells it from the others."""

    key: tuple[str, ...]
    rows: Sequence[Row]

    @property
    def first(self) -> Row:
        """The row that speaks for the pledge."""
        return self.rows[0]


def groups_of(rows: Sequence[Row], mapping: SheetMapping) -> list[Group]:
    """One group for each pledge."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = tuple(_told(name, row, mapping) for name in mapping.group)
        found.setdefault(key, []).append(row)
    return [Group(key, members) for key, members in found.items()]


def is_alike(group: Group, mapping: SheetMapping) -> bool:
    """Whether all rows of a pledge say the same of it."""
    columns = mapping.columns_of_a_pledge
    said = {tuple(_told(name, row, mapping) for name in columns) for row in group.rows}
    return len(said) == 1


def note_differences(group: Group, mapping: SheetMapping, faults: Faults) -> None:
    """Note every cell that reads otherwise than the first one of its column that can be read."""
    for name in sorted(mapping.columns_of_a_pledge):
        sound = [row for row in group.rows if not faults.has(row.number, name)]
        for row in sound[1:]:
            if _told(name, row, mapping) != _told(name, sound[0], mapping):
                there = f"{shown(sound[0].cells[name])} in row {sound[0].number}"
                reason = f"reads {shown(row.cells[name])}, but {there} of the same pledge"
                faults.add(row.number, reason, name)


def _told(name: str, row: Row, mapping: SheetMapping) -> str:
    """A cell as it counts when two are compared; an average does by its value: 0.7 is 0.70."""
    text = plain(row.cells[name])
    if name != mapping.average:
        return text
    try:
        return decimal_text(read_average(text) + 0)
    except ValueError:
        return text
