"""What stands for and against publishing a row, asked beforehand. Nothing is written here."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tracker.models import Assessment
from tracker.models.base import Content, Reference
from tracker.models.bodies import contents_of
from tracker.rules.method import Rule, asked, rule
from tracker.rules.schema import NOUNS
from tracker.rules.schema.naming import pairs_in
from tracker.rules.vocabulary import Assessment as AssessmentWord
from tracker.rules.vocabulary import Change

from . import prepare
from .lineages import current_versions, lineage_of
from .not_public import Pair, not_public
from .publication import hidden_faults
from .refusal import Fault
from .registering import REFERENCE_NOUNS, unregistered
from .verdict_world import VerdictWorld


@dataclass(frozen=True, slots=True)
class Answer:
    """A rule of the method that was asked, with what would break it; nothing means it passes."""

    rule: Rule
    breaches: tuple[str, ...] = ()


@dataclass
class Examination:
    """A row on trial: the rules with their answers, and what else stands in the way.

    `before` is the published version that a correction follows. A verdict drafted together with an
    update is judged as if that update were public already.
    """

    row: Any
    world: VerdictWorld | None = field(init=False, default=None)
    before: Content | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.row.version > 1:
            self.before = current_versions([self.row]).get(lineage_of(self.row))
            # Both at once, for all that follows.
            contents_of([self.row, self.before] if self.before else [self.row])
        if isinstance(self.row, Assessment):
            self.world = VerdictWorld([self.row], beforehand=True)

    @cached_property
    def answers(self) -> list[Answer]:
        """The rules asked, in the order of their numbers."""
        row = self.row
        says = AssessmentWord(row.assessment) if self.world else None
        numbers = {*asked(row.noun, Change(row.change), says)}
        numbers |= {fault.rule for fault in self._faults if fault.rule}
        return [Answer(rule(number), self._breaches(number)) for number in sorted(numbers)]

    @cached_property
    def hidden(self) -> set[Pair]:
        """What it names that nobody outside can read yet, by noun and id."""
        (content,) = contents_of([self.row])
        return not_public(set(pairs_in(NOUNS[self.row.noun].fields, content)))

    @property
    def along(self) -> list[Reference]:
        """The private parties, sources and so on that become public with it."""
        private = {pair for pair in self.hidden if pair[0] in REFERENCE_NOUNS}
        return [row for row, _ in unregistered(private)]

    @cached_property
    def obstacles(self) -> list[Fault]:
        """What no rule of the method says, but what is refused all the same."""
        contents, beside = contents_of([self.row]), self.unpublished
        hidden = hidden_faults([self.row], contents, beside=beside, hidden=self.hidden)
        return [*(fault for fault in self._faults if fault.rule is None), *hidden]

    @property
    def unpublished(self) -> list[Content]:
        """The updates a verdict cites that are not public yet."""
        found = self.world.updates.values() if self.world else ()
        return [version for version in found if not version.is_published]

    @cached_property
    def _faults(self) -> list[Fault]:
        row, world = self.row, self.world
        found = list(prepare.correction_faults([(row, self.before)] if row.version > 1 else []))
        if world is None or row.change == Change.WITHDRAWAL:
            return found + list(prepare.content_faults([row]))
        return found + list(prepare.verdict_faults([row], world))

    def _breaches(self, number: int) -> tuple[str, ...]:
        found = (fault.message for fault in self._faults if fault.rule == number)
        return tuple(dict.fromkeys(found))
