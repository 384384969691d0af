"""One group of rows as the content of a pledge, and of the dialogue at which it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.actions.drafting import FIRST
from tracker.rules import promises, shape
from tracker.rules.schema import NOUNS, Field, Kind

from . import ids
from .faults import Faults
from .grouping import Group, is_alike, note_differences
from .mapping import SheetMapping, Values
from .names import Names
from .scores import Scored
from .sheet import Row
from .values import Value

Content = dict[str, Any]


class GroupReader:
    """Reads groups by one mapping; `topics` are those that it met and the mapping does not name."""

    def __init__(self, mapping: SheetMapping) -> None:
        self.mapping = mapping
        self.topics: dict[str, str] = {}

    def read(self, group: Group, who: Scored, faults: Faults) -> tuple[Content | None, Content]:
        """Dialogue and pledge as the first row has them; no dialogue where the record has it.

        Where something is wrong or the rows differ, each row is read, so that all of it is told.
        """
        found = self._of_row(group, group.first, who, faults)
        if faults.found or not is_alike(group, self.mapping):
            for row in group.rows[1:]:
                self._of_row(group, row, who, faults)
            note_differences(group, self.mapping, faults)
        return found

    def _of_row(
        self, group: Group, row: Row, who: Scored, faults: Faults
    ) -> tuple[Content | None, Content]:
        dialogue = self._dialogue(row, faults) if self.mapping.dialogue else None
        if dialogue:
            self._check("dialogue", dialogue, row, faults)
        pledge = self._pledge(group, row, who, faults)
        pledge.setdefault("dialogue", dialogue["id"] if dialogue else "")
        self._check("pledge", pledge, row, faults)
        if not faults.found:
            for breach in promises.breaches(pledge):
                reason = f"{breach.message} (METHOD {breach.rule})"
                faults.add(row.number, reason, *self._columns("pledge", breach.field))
        return dialogue, pledge

    def _dialogue(self, row: Row, faults: Faults) -> Content:
        content = self._read("dialogue", row, faults)
        content["id"] = ids.slug(str(content["id"] or ""))[: ids.LONGEST].strip("-")
        mechanism = self.mapping.mechanism
        return (
            content
            | FIRST
            | {"mechanism": mechanism["id"] if mechanism else None, "participants": []}
        )

    def _pledge(self, group: Group, row: Row, who: Scored, faults: Faults) -> Content:
        """The pledge of a row, in the collection of the mapping."""
        content = self._read("pledge", row, faults)
        collection = self.mapping.collection["id"]
        called = [collection, str(content.get("id") or "")]
        return (
            content
            | FIRST
            | {
                "id": ids.with_hash(called, [collection, *group.key]),
                "obligors": list(who.obligors),
                "collection": collection,
            }
        )

    def _check(self, noun: str, content: Content, row: Row, faults: Faults) -> None:
        """Note what the schema refuses, unless it follows from a fault that is known."""
        for problem in shape.problems(NOUNS[noun], content):
            columns = self._columns(noun, problem.field)
            is_read = problem.field in self._values(noun)
            if not (faults.has(row.number, *columns) if is_read else faults.found):
                faults.add(row.number, problem.reason, *columns)

    def _read(self, noun: str, row: Row, faults: Faults) -> Content:
        content: Content = {}
        for each, field, value in self.mapping.fields():
            if each != noun:
                continue
            content[field.name] = value.constant
            with faults.noting(row.number, *value.columns):
                found = value.read(field, row.cells, self.mapping.empty)
                content[field.name] = self._known(field, value, found)
        return content

    def _known(self, field: Field, value: Value, found: Any) -> Any:
        """Names of parties and topics as ids; constants are ids already."""
        names: dict[str, Names] = {"party": self.mapping.parties, "topic": self.mapping.topics}
        if field.to not in names or not value.columns or not found:
            return found
        called = found if field.kind == Kind.REFS else [found]
        known = [*self._ids(names[field.to], called, new=value.new)]
        return sorted(set(known)) if field.kind == Kind.REFS else known[0]

    def _ids(self, names: Names, called: list[str], *, new: bool) -> Iterator[str]:
        for name in called:
            try:
                yield names.id_of(name)
            except ValueError:
                made = ids.slug(name)[: ids.LONGEST].strip("-")
                if not new or not made:
                    raise
                self.topics.setdefault(made, name)
                yield made

    def _columns(self, noun: str, field: str) -> tuple[str, ...]:
        """The columns that a field is read from; its key in the mapping where there are none."""
        value = self._values(noun).get(field)
        return value.columns if value and value.columns else (f"{noun}.{field}",)

    def _values(self, noun: str) -> Values:
        return self.mapping.pledge if noun == "pledge" else self.mapping.dialogue
