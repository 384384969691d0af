"""The plan of an import: what applying it would make, change and leave, and what it refuses.

Nothing is written here. A plan has a `digest`: two plans are the same if they would write the same,
so that what is applied can be held against what was read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tracker.ingestion.package import PackageRow
from tracker.ingestion.problems import Problem, printable

from .contents import Imported


class Step(StrEnum):
    """What becomes of a row."""

    CREATE = "create"
    CHANGE = "change"
    SAME = "same"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the plan: which thing it is about, where that stands in the file, and why."""

    step: Step
    noun: str
    id: str
    place: Problem


@dataclass(slots=True)
class Plan:
    """All lines, and the contents to write: first versions and corrections, by noun.

    `only_here` is how many pledges of the collection the record has and the file has not: they
    are left as they are.
    """

    lines: list[Line] = field(default_factory=list)
    contents: dict[str, list[PackageRow]] = field(default_factory=dict)
    pledges: Sequence[Imported] = ()
    only_here: int = 0

    def add(
        self, step: Step, noun: str, row: PackageRow, reason: str = "", column: str = ""
    ) -> None:
        """Note what becomes of a row; one to be made or changed is to be written."""
        slug = row.content["id"]
        place = Problem(row.file, row.row, column, printable(reason))
        self.lines.append(Line(step, noun, slug, place))
        if step in (Step.CREATE, Step.CHANGE):
            self.contents.setdefault(noun, []).append(row)

    def refuse(self, problem: Problem) -> None:
        """Note what cannot be read or must not be written; nothing will be, then."""
        self.lines.append(Line(Step.REFUSE, "", "", problem))

    def of(self, step: Step) -> list[Line]:
        """The lines of one kind, in the order of the file."""
        return [line for line in self.lines if line.step == step]

    def counts(self) -> dict[Step, int]:
        """How many lines there are of each kind."""
        return {step: sum(line.step == step for line in self.lines) for step in Step}

    @property
    def is_refused(self) -> bool:
        """Whether anything stands against it; then all of it is refused."""
        return any(line.step == Step.REFUSE for line in self.lines)

    @property
    def digest(self) -> str:
        """What two plans have in common that would write the same."""
        written = {noun: [row.content for row in rows] for noun, rows in self.contents.items()}
        refused = [line.place.reason for line in self.of(Step.REFUSE)]
        return _digest({"written": written, "refused": refused})


def _digest(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
