"""The turns of repeated duties, and what a day knew of each: of many pledges at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.models import DialogueVersion, Milestone, PledgeVersion, UpdateVersion
from tracker.models.facts import recurrence_of, round_of
from tracker.models.reading import Reading
from tracker.rules.recurrence import Slot, is_overdue, slot_state, slots
from tracker.rules.triggers import Round
from tracker.rules.vocabulary import MilestoneState

from .clock import Clock
from .known import was_announced


@dataclass(frozen=True, slots=True)
class Turn:
    """One slot of a repeated duty, what is recorded of it, and whether it is overdue."""

    slot: Slot
    state: MilestoneState
    is_overdue: bool
    milestone: Milestone | None


class TurnReader:
    """The turns of some pledges; the number of queries does not grow with them."""

    def __init__(self, versions: Sequence[PledgeVersion], clock: Clock) -> None:
        self.clock = clock
        self.reading = Reading(clock.revision)
        self.milestones = self._milestones({each.pledge_id for each in versions})
        self.happened = self._evidence_days()
        forums = {key for each in versions if (key := each.recurs_each_round_of_id)}
        self.rounds = self._rounds(forums)

    def turns(self, version: PledgeVersion, until: date, ended: date | None) -> Iterator[Turn]:
        """The slots that open by a day, none that had not closed when the duty ended."""
        recurrence = recurrence_of(version)
        if recurrence is None:
            return
        rounds = self.rounds[version.recurs_each_round_of_id]
        recorded = self.milestones[version.pledge_id]
        for slot in slots(recurrence, rounds, until, ended):
            milestone = recorded.get(slot.number)
            if milestone and not self._is_known(slot, milestone):
                milestone = None
            outcome = MilestoneState(milestone.outcome) if milestone else None
            yield Turn(
                slot,
                slot_state(slot, self.clock.day, outcome),
                is_overdue(slot, self.clock.day, outcome),
                milestone,
            )

    def _is_known(self, slot: Slot, milestone: Milestone) -> bool:
        """Whether the day knew how a slot went: its evidence had happened, or it had closed."""
        if not self.clock.is_past:
            return True
        happened = self.happened.get(milestone.evidence_id)
        return happened <= self.clock.day if happened else slot.closes < self.clock.day

    def _milestones(self, pledges: Iterable[int]) -> defaultdict[int, dict[int, Milestone]]:
        found: defaultdict[int, dict[int, Milestone]] = defaultdict(dict)
        rows = self.reading.rows(Milestone).filter(pledge__in=pledges).select_related("evidence")
        for each in rows:
            found[each.pledge_id][each.number] = each
        return found

    def _evidence_days(self) -> dict[int | None, date]:
        """The latest day of each update that a milestone rests on; none for a withdrawn one."""
        recorded = [each for rows in self.milestones.values() for each in rows.values()]
        cited = {each.evidence_id for each in recorded if each.evidence_id}
        versions = self.reading.rows(UpdateVersion).filter(update__in=cited) if cited else ()
        return {each.update_id: each.date_latest for each in versions}

    def _rounds(self, mechanisms: Collection[int]) -> defaultdict[int | None, list[Round]]:
        """The rounds at which duties return; of an earlier day, those that it could know of."""
        found: defaultdict[int | None, list[Round]] = defaultdict(list)
        rows = self.reading.rows(DialogueVersion).filter(mechanism__in=mechanisms)
        for each in rows.select_related("dialogue", "mechanism") if mechanisms else ():
            if was_announced(each, self.clock.as_of):
                found[each.mechanism_id].append(round_of(each))
        return found
