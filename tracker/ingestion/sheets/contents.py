"""What a spreadsheet says, in the shape of `rules.schema`: what would have to be in the record.

Each pledge has its obligors, one external verdict for each score, and one for the published
average. Dialogues, parties, topics, the mechanism, the source and the collection are there as well,
to be made where the record has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.ingestion.package import PackageRow
from tracker.ingestion.problems import Problems, shown
from tracker.rules.corrections import changed
from tracker.rules.schema import NOUNS
from tracker.rules.schema.naming import pairs_in

from .faults import Faults
from .group_reader import GroupReader
from .grouping import Group
from .mapping import SheetMapping
from .scores import Scored, scored
from .verdicts import verdicts_of


@dataclass(frozen=True, slots=True)
class Imported:
    """One pledge of the spreadsheet, with what it is called there and how it was scored."""

    pledge: PackageRow
    scored: Scored


@dataclass(slots=True)
class SheetContents:
    """Everything that a spreadsheet says, by noun and id."""

    rows: dict[str, dict[str, PackageRow]] = field(default_factory=dict)
    pledges: list[Imported] = field(default_factory=list)

    def add(self, noun: str, row: PackageRow) -> PackageRow:
        """Note a row unless there is one with its id; returns the one that is noted."""
        return self.rows.setdefault(noun, {}).setdefault(row.content["id"], row)


def contents_of(
    file: str, groups: Sequence[Group], mapping: SheetMapping, problems: Problems
) -> SheetContents:
    """The contents of all groups that can be read; problems are noted for the others."""
    found = SheetContents()
    reader = GroupReader(mapping)
    for group in groups:
        faults = Faults()
        _add(found, file, reader, group, faults)
        faults.tell(file, problems)
    _add_references(found, mapping, reader)
    return found


def _add(
    found: SheetContents, file: str, reader: GroupReader, group: Group, faults: Faults
) -> None:
    number = group.first.number
    _check_cells(group, faults)
    if not any(group.key):
        return
    who = scored(group, reader.mapping, faults)
    dialogue, content = reader.read(group, who, faults)
    if faults.found:
        return
    if dialogue:
        read = PackageRow(dialogue, file, number)
        _check_same(found.add("dialogue", read), read, faults)
    pledge = found.add("pledge", PackageRow(content, file, number))
    found.pledges.append(Imported(pledge, who))
    for row, verdict in verdicts_of(content["id"], number, who, reader.mapping):
        found.add("external_verdict", PackageRow(verdict, file, row))


def _check_cells(group: Group, faults: Faults) -> None:
    """Note the cells that nothing can be read from, and the rows that belong to no pledge."""
    for row in group.rows:
        for column, reason in row.unread.items():
            faults.add(row.number, reason, column)
        if not any(group.key) and not row.unread:
            faults.add(row.number, "is empty in all columns that tell pledges apart")


def _check_same(noted: PackageRow, read: PackageRow, faults: Faults) -> None:
    """One dialogue is one and the same for all pledges that were made there."""
    for name in changed(noted.content, read.content):
        here, there = (shown(str(each.content[name])) for each in (read, noted))
        reason = f"{read.content['id']} reads {here} here and {there} in row {noted.row}"
        faults.add(read.row or 0, reason, f"dialogue.{name}")


def _add_references(found: SheetContents, mapping: SheetMapping, reader: GroupReader) -> None:
    """The rows that pledges, verdicts and dialogues name, and those that these name in turn."""
    offered = {(noun, content["id"]): content for noun, content in _offered(mapping, reader)}
    wanted = named_in(found.rows)
    while wanted := wanted & offered.keys():
        added = {pair: PackageRow(offered.pop(pair), mapping.file) for pair in sorted(wanted)}
        for (noun, _), row in added.items():
            found.add(noun, row)
        wanted = {
            pair
            for (noun, _), row in added.items()
            for pair in pairs_in(NOUNS[noun].fields, row.content)
        }


def named_in(rows: Mapping[str, Mapping[str, PackageRow]]) -> set[tuple[str, str]]:
    """The (noun, id) pairs of everything that contents name."""
    return {
        pair
        for noun, each in rows.items()
        for row in each.values()
        for pair in pairs_in(NOUNS[noun].fields, row.content)
    }


def _offered(mapping: SheetMapping, reader: GroupReader) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "collection", mapping.collection
    yield "source", mapping.source
    if mapping.mechanism:
        yield "mechanism", mapping.mechanism
    for noun, names in (("party", mapping.parties), ("topic", mapping.topics)):
        yield from ((noun, content) for content in names.rows.values())
    for slug, name in reader.topics.items():
        yield "topic", {"id": slug, "name_en": name, "name_zh": ""}
