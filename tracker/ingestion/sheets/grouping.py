"""Rows that belong to one pledge, found by the columns that tell pledges apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.ingestion.problems import Problems, shown
from tracker.models.bodies import decimal_text
from tracker.rules.averages import read_average

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


def groups_of(
    file: str, rows: Sequence[Row], mapping: SheetMapping, problems: Problems
) -> list[Group]:
    """One group for each pledge whose rows agree; the others are noted."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = tuple(_told(name, row, mapping) for name in mapping.group)
        found.setdefault(key, []).append(row)
    groups = [Group(key, members) for key, members in found.items()]
    return [group for group in groups if _is_whole(file, group, mapping, problems)]


def _told(name: str, row: Row, mapping: SheetMapping) -> str:
    """A cell as it counts when two are compared; an average does by its value: 0.7 is 0.70."""
    text = plain(row.cells[name])
    if name != mapping.average:
        return text
    try:
        return decimal_text(read_average(text) + 0)
    except ValueError:
        return text


def _is_whole(file: str, group: Group, mapping: SheetMapping, problems: Problems) -> bool:
    faults = [*_faults(group, mapping)]
    for row, column, reason in faults:
        problems.add(file, row.number, column, reason)
    return not faults


def _faults(group: Group, mapping: SheetMapping) -> Iterator[tuple[Row, str, str]]:
    first, columns = group.first, sorted(mapping.columns_of_a_pledge)
    if not any(group.key):
        yield first, "", "is empty in all columns that tell pledges apart"
    for row in group.rows[1:]:
        for name in columns:
            if _told(name, row, mapping) != _told(name, first, mapping):
                there = f"{shown(first.cells[name])} in row {first.number} of the same pledge"
                yield row, name, f"reads {shown(row.cells[name])}, but {there}"
                return
