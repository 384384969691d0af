"""One group of rows as the content of a pledge, and of the dialogue at which it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.actions.drafting import FIRST
from tracker.rules import promises, shape
from tracker.rules.schema import NOUNS, Field, Kind

from . import ids
from .faults import Faults
from .grouping import Group
from .mapping import SheetMapping
from .names import Names
from .scores import Scored
from .values import Value

Content = dict[str, Any]


class GroupReader:
    """Reads groups by one mapping; `topics` are those that it met and the mapping does not name."""

    def __init__(self, mapping: SheetMapping) -> None:
        self.mapping = mapping
        self.topics: dict[str, str] = {}

    def dialogue(self, group: Group, faults: Faults) -> Content | None:
        """The dialogue of a group; None where the mapping names one that is there already."""
        if not self.mapping.dialogue:
            return None
        content = self._read("dialogue", group, faults)
        content["id"] = ids.slug(str(content["id"]))[: ids.LONGEST].strip("-")
        mechanism = self.mapping.mechanism
        return (
            content
            | FIRST
            | {"mechanism": mechanism["id"] if mechanism else None, "participants": []}
        )

    def pledge(self, group: Group, scored: Scored, dialogue: str, faults: Faults) -> Content:
        """The pledge of a group, in the collection of the mapping."""
        content = self._read("pledge", group, faults)
        collection = self.mapping.collection["id"]
        called = [collection, str(content.get("id", ""))]
        return (
            {"dialogue": dialogue}
            | content
            | FIRST
            | {
                "id": ids.with_hash(called, [collection, *group.key]),
                "obligors": list(scored.obligors),
                "collection": collection,
            }
        )

    def check(self, noun: str, content: Content, group: Group, faults: Faults) -> None:
        """Note what the schema, and for pledges the method, refuses in a content."""
        for problem in shape.problems(NOUNS[noun], content):
            faults.add(group.first.number, self._place(noun, problem.field), problem.reason)
        if noun == "pledge":
            for breach in promises.breaches(content):
                reason = f"{breach.message} (METHOD {breach.rule})"
                faults.add(group.first.number, self._place(noun, breach.field), reason)

    def _read(self, noun: str, group: Group, faults: Faults) -> Content:
        content: Content = {}
        for each, field, value in self.mapping.fields():
            if each != noun:
                continue
            content[field.name] = value.constant
            with faults.noting(group.first.number, ", ".join(value.columns)):
                found = value.read(field, group.first.cells, self.mapping.empty)
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

    def _place(self, noun: str, field: str) -> str:
        """The column that a field is read from; its key in the mapping where there is none."""
        values = self.mapping.pledge if noun == "pledge" else self.mapping.dialogue
        value = values.get(field)
        return ", ".join(value.columns) if value and value.columns else f"{noun}.{field}"
