"""A mapping: what each column of another tracker's spreadsheet is to us."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.rules.schema import NOUNS, Field

from .names import Names
from .scale import Scale
from .sheet import Layout
from .values import Value

Values = Mapping[str, Value]
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Obligors:
    """Who promised: from a column that names them, or one column for each with its score.

    In the long form the column names one obligor a row, in the wide form a list of them.
    """

    column: str = ""
    split: str = ""
    members: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """All that is needed to read a spreadsheet as pledges of one collection.

    `group` are the columns that together tell one pledge from another. Rows alike in them are one
    pledge; its id follows from them, so that a changed cell there is another pledge.
    """

    file: str
    layout: Layout
    empty: frozenset[str]
    collection: Content
    source: Content
    mechanism: Content | None
    dialogue: Values
    pledge: Values
    group: Sequence[str]
    obligors: Obligors
    score: str
    scale: Scale
    average: str
    parties: Names
    topics: Names

    @property
    def columns(self) -> frozenset[str]:
        """Every column that is read."""
        return frozenset(
            each
            for each in (
                *self.columns_of_a_pledge,
                self.obligors.column,
                *self.obligors.members,
                self.score,
            )
            if each
        )

    @property
    def columns_of_a_pledge(self) -> frozenset[str]:
        """The columns that must say the same in all rows of one pledge."""
        values = (*self.dialogue.values(), *self.pledge.values())
        read = (column for value in values for column in value.columns)
        return frozenset(each for each in (*self.group, self.average, *read) if each)

    def fields(self) -> Iterator[tuple[str, Field, Value]]:
        """Every field that is read from rows, with its noun."""
        for noun, values in (("dialogue", self.dialogue), ("pledge", self.pledge)):
            by_name = {each.name: each for each in NOUNS[noun].fields}
            yield from ((noun, by_name[name], value) for name, value in values.items())
