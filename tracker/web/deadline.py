"""When a pledge is due, as its page says it: in the text's words, in days, and turn by turn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.filters.clock import Clock
from tracker.filters.turns import Turn, TurnReader
from tracker.models import Pledge, PledgeVersion
from tracker.models.facts import edtf_or_none, facts_of, recurrence_of
from tracker.rules.deadlines import Deadline, DeadlineState
from tracker.rules.occurrences import ended_on
from tracker.rules.recurrence import Recurrence, RecurrenceKind
from tracker.rules.segments import status_on
from tracker.rules.vocabulary import Basis, Relation


@dataclass(frozen=True)
class DeadlineView:
    """The deadline of a pledge as known on a day, with its turns if the duty repeats."""

    version: PledgeVersion
    deadline: Deadline
    recurrence: Recurrence | None = None
    turns: tuple[Turn, ...] = ()
    ended_on: date | None = None

    @property
    def earliest(self) -> date | None:
        """The first day on which it is due."""
        return self.deadline.earliest

    @property
    def latest(self) -> date | None:
        """The last day on which it is due."""
        return self.deadline.latest

    @property
    def basis(self) -> Basis:
        """Who set it."""
        return Basis(self.version.basis)

    @property
    def relation(self) -> Relation | None:
        """How it hangs on a dialogue, if it does."""
        relation = self.version.trigger_relation
        return Relation(relation) if relation else None

    @property
    def is_not_fixed(self) -> bool:
        """Whether it waits for a round that is not announced."""
        return self.deadline.state is DeadlineState.NOT_FIXED

    @property
    def is_stopped(self) -> bool:
        """Whether it waits in vain: the forum has ended."""
        return self.deadline.state is DeadlineState.STOPPED

    @property
    def is_none(self) -> bool:
        """Whether the text sets no day, no event to wait for and no turns."""
        return self.deadline.state is DeadlineState.NONE and self.recurrence is None

    @property
    def interval_not_stated(self) -> bool:
        """Whether the duty repeats without the text saying how often."""
        return bool(self.recurrence and self.recurrence.kind is RecurrenceKind.NOT_STATED)


def deadline_view(pledge: Pledge, version: PledgeVersion, clock: Clock) -> DeadlineView:
    """The deadline as known on the day, with every turn that has opened by then."""
    recurrence = recurrence_of(version)
    if not version.trigger_relation and recurrence is None:
        return DeadlineView(version, Deadline.from_edtf(edtf_or_none(version.due)))
    facts = facts_of(pledge, clock.revision)
    position = status_on(facts, clock.day) if facts else None
    ended = ended_on(facts.effects if facts else (), clock.day)
    return DeadlineView(
        version=version,
        deadline=position.deadline if position else Deadline(DeadlineState.NONE),
        recurrence=recurrence,
        turns=tuple(TurnReader([version], clock).turns(version, clock.day, ended)),
        ended_on=ended,
    )
