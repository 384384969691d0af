"""When a pledge is due, as its page says it: in the text's words, in days, and turn by turn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tracker.filters.clock import Clock
from tracker.models import DialogueVersion, Milestone, Pledge, PledgeVersion, UpdateVersion
from tracker.models.facts import edtf_or_none, facts_of, recurrence_of, round_of
from tracker.models.reading import Reading
from tracker.rules.deadlines import Deadline, DeadlineState
from tracker.rules.pledge_facts import EffectFact
from tracker.rules.recurrence import Recurrence, RecurrenceKind, Slot, is_overdue, slot_state, slots
from tracker.rules.segments import STANDING_AFTER, status_on
from tracker.rules.timing import ENDED
from tracker.rules.vocabulary import Basis, MilestoneState, Relation


@dataclass(frozen=True, slots=True)
class Turn:
    """One slot of a repeated duty, what is recorded of it, and whether it is overdue."""

    slot: Slot
    state: MilestoneState
    is_overdue: bool
    milestone: Milestone | None


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
        turns=tuple(turns(version, recurrence, clock, ended)) if recurrence else (),
        ended_on=ended,
    )


def ended_on(effects: Iterable[EffectFact], day: date) -> date | None:
    """The day since which the whole pledge no longer stands; None while, on `day`, it stands."""
    ended: date | None = None
    changes = (each for each in effects if each.obligor is None and each.effect in STANDING_AFTER)
    for change in sorted(changes, key=lambda each: (each.day, each.order)):
        if change.day <= day:
            has_ended = STANDING_AFTER[change.effect] in ENDED
            ended = (ended or change.day) if has_ended else None
    return ended


def turns(
    version: PledgeVersion, recurrence: Recurrence, clock: Clock, ended: date | None
) -> Iterable[Turn]:
    """The slots that have opened by the day, with what the day knew of each."""
    reading = Reading(clock.revision)
    found = reading.rows(Milestone).filter(pledge=version.pledge_id)
    recorded = {each.number: each for each in found.select_related("evidence")}
    happened = evidence_days(recorded.values(), reading)
    dialogues = reading.rows(DialogueVersion).filter(mechanism=version.recurs_each_round_of_id)
    rounds = (
        [round_of(each) for each in dialogues.select_related("dialogue", "mechanism")]
        if version.recurs_each_round_of_id
        else []
    )
    for slot in slots(recurrence, rounds, clock.day, ended):
        milestone = recorded.get(slot.number)
        if milestone and not is_known(slot, happened.get(milestone.evidence_id), clock):
            milestone = None
        outcome = MilestoneState(milestone.outcome) if milestone else None
        yield Turn(
            slot,
            slot_state(slot, clock.day, outcome),
            is_overdue(slot, clock.day, outcome),
            milestone,
        )


def evidence_days(milestones: Iterable[Milestone], reading: Reading) -> dict[int | None, date]:
    """The latest day of each update that a milestone rests on; none for a withdrawn one."""
    cited = [each.evidence_id for each in milestones if each.evidence_id]
    found = reading.rows(UpdateVersion).filter(update__in=cited) if cited else ()
    return {each.update_id: each.date_latest for each in found}


def is_known(slot: Slot, happened: date | None, clock: Clock) -> bool:
    """Whether the day knew how a slot went: what shows it had happened, or the slot had closed."""
    if not clock.is_past:
        return True
    return happened <= clock.day if happened else slot.closes < clock.day
