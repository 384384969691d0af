"""Occurrences of a repeated duty: which wait to be confirmed, and what the record proposes.

Machines propose, a person confirms (METHOD 32): a proposal is a slot beside the update that seems
to tell what became of it, never a milestone by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.rules.edtf import EdtfDate
from tracker.rules.pledge_facts import EffectFact
from tracker.rules.recurrence import Slot
from tracker.rules.segments import STANDING_AFTER
from tracker.rules.timing import ENDED
from tracker.rules.vocabulary import Effect, MilestoneState

PERFORMS = frozenset(
    {
        Effect.INITIATED,
        Effect.ADVANCED,
        Effect.PARTLY_DELIVERED,
        Effect.DELIVERED,
        Effect.CONFIRMED,
    }
)
# What took place, or is shown not to have, is told by an update; silence and consent are not.
WITH_EVIDENCE = frozenset({MilestoneState.HELD, MilestoneState.HELD_LATE, MilestoneState.MISSED})
ONLY_AFTER = frozenset(
    {MilestoneState.HELD_LATE, MilestoneState.MISSED, MilestoneState.NO_EVIDENCE}
)


@dataclass(frozen=True, slots=True)
class Happening:
    """A published update that bears on the duty: its id, its date, its effect."""

    update: str
    date: EdtfDate
    effect: Effect


@dataclass(frozen=True, slots=True)
class Proposal:
    """A slot that waits; `outcome` and `update` are None where nothing on record tells."""

    slot: Slot
    outcome: MilestoneState | None = None
    update: str | None = None


def ended_on(effects: Iterable[EffectFact], day: date) -> date | None:
    """The day since which the whole pledge no longer stands; None while, on `day`, it stands."""
    ended: date | None = None
    changes = (each for each in effects if each.obligor is None and each.effect in STANDING_AFTER)
    for change in sorted(changes, key=lambda each: (each.day, each.order)):
        if change.day <= day:
            has_ended = STANDING_AFTER[change.effect] in ENDED
            ended = (ended or change.day) if has_ended else None
    return ended


def proposals(
    slots: Sequence[Slot],
    recorded: Mapping[int, str | None],
    happenings: Sequence[Happening],
    on: date,
) -> list[Proposal]:
    """The slots to confirm on a day, in order: closed, or performed already, and not recorded.

    `recorded` gives the slots that have a milestone, each with the update it rests on. Two updates
    of the same date tell of one performance, so they do not fill two slots of a period.
    """
    dates = {each.update: each.date for each in happenings}
    used = {dates[update] for update in recorded.values() if update in dates}
    found = []
    for slot in slots:
        if slot.number in recorded or slot.opens > on:
            continue
        told = next(_telling(slot, happenings, used, on), None)
        if told is not None:
            used.add(dates[told[1]])
            found.append(Proposal(slot, *told))
        elif slot.closes < on:
            found.append(Proposal(slot))
    return found


def outcome_faults(
    slot: Slot, outcome: MilestoneState, *, has_evidence: bool, on: date
) -> Iterator[tuple[str, str]]:
    """What keeps an outcome from being recorded: the field and the reason."""
    if outcome is MilestoneState.EXPECTED:
        yield "outcome", "an occurrence is expected until something is recorded"
    if slot.opens > on:
        yield "outcome", "its period has not begun"
    elif outcome in ONLY_AFTER and slot.closes >= on:
        yield "outcome", "its period has not closed"
    if outcome in WITH_EVIDENCE and not has_evidence:
        yield "evidence", "name the update that shows it"


def _telling(
    slot: Slot, happenings: Sequence[Happening], used: set[EdtfDate], on: date
) -> Iterator[tuple[MilestoneState, str]]:
    """What could tell of a slot, the surest first: performed, shown not to be, looked for."""
    free = [each for each in happenings if each.date not in used]
    inside = [each for each in free if _lies_within(each.date, slot)]
    yield from ((MilestoneState.HELD, each.update) for each in inside if each.effect in PERFORMS)
    if slot.closes >= on:
        return
    failed = (each for each in inside if each.effect is Effect.NOT_DELIVERED)
    yield from ((MilestoneState.MISSED, each.update) for each in failed)
    searched = (each for each in happenings if each.effect is Effect.NO_EVIDENCE)
    for each in searched:
        if each.date.earliest is not None and each.date.earliest > slot.closes:
            yield MilestoneState.NO_EVIDENCE, each.update


def _lies_within(days: EdtfDate, slot: Slot) -> bool:
    if days.earliest is None or days.latest is None:
        return False
    return slot.opens <= days.earliest and days.latest <= slot.closes
