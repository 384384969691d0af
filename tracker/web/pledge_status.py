"""Where a pledge and each of its obligors stand, for one page, on one clock.

Today's record is read from the segments; an earlier state of the record is worked out anew by the
same rule that made them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from tracker.filters.clock import Clock
from tracker.models import Obligation, Party, Pledge, Segment
from tracker.models.facts import facts_of
from tracker.rules.checked import CheckedStep, check_days, checked_steps
from tracker.rules.review import is_stale, next_review
from tracker.rules.rollup import PledgeStatus
from tracker.rules.segments import segments
from tracker.rules.vocabulary import Assessment, Delivery, LabelWord, Standing, Timing


@dataclass(frozen=True, slots=True)
class Status:
    """One status as the partials read it; the names are those of a segment."""

    label: LabelWord
    assessment: Assessment
    delivery: Delivery | None
    last_delivery: Delivery | None
    timing: Timing
    standing: Standing
    contested: bool
    due_earliest: date | None
    due_latest: date | None
    delivered: int = 0
    total: int = 1
    score: float | None = None
    scored: int = 0
    checked_on: date | None = None
    changed_on: date | None = None

    @classmethod
    def of_segment(cls, segment: Segment) -> Self:
        """A stored step of the status history."""
        return cls(
            label=LabelWord(segment.label),
            assessment=Assessment(segment.assessment),
            delivery=Delivery(segment.delivery) if segment.delivery else None,
            last_delivery=Delivery(segment.last_delivery) if segment.last_delivery else None,
            timing=Timing(segment.timing),
            standing=Standing(segment.standing),
            contested=segment.contested,
            due_earliest=segment.due_earliest,
            due_latest=segment.due_latest,
            delivered=segment.delivered,
            total=segment.total,
            score=segment.score,
            scored=segment.scored,
            checked_on=segment.checked_on,
            changed_on=segment.changed_on,
        )

    @classmethod
    def of_step(cls, checked: CheckedStep) -> Self:
        """A step just worked out."""
        status, deadline = checked.step.status, checked.step.deadline
        whole = status if isinstance(status, PledgeStatus) else None
        return cls(
            label=status.label,
            assessment=status.assessment,
            delivery=status.delivery,
            last_delivery=status.last_delivery,
            timing=status.timing,
            standing=status.standing,
            contested=status.contested,
            due_earliest=deadline.earliest,
            due_latest=deadline.latest,
            delivered=whole.delivered if whole else 0,
            total=whole.total if whole else 1,
            score=whole.score if whole else None,
            scored=whole.scored if whole else 0,
            checked_on=checked.checked_on,
            changed_on=checked.changed_on,
        )


@dataclass(frozen=True, slots=True)
class ObligorStatus:
    """One obligor with its own status; `due` is its own deadline as written, if it has one."""

    party: Party
    status: Status
    due: str


@dataclass(frozen=True, slots=True)
class Standings:
    """The status of the pledge as a whole and of each obligor, in order of their ids."""

    pledge: Status
    obligors: Sequence[ObligorStatus]


@dataclass(frozen=True, slots=True)
class NextReview:
    """When a pledge is to be looked at again, and whether the last look has grown old."""

    due_on: date
    is_stale: bool


def review_of(status: Status, day: date) -> NextReview | None:
    """The next review of a pledge that was ever checked; None if nobody looked yet."""
    if status.checked_on is None:
        return None
    due_on = next_review(status.checked_on, status.due_latest)
    return NextReview(due_on, is_stale(status.checked_on, day))


def standings(pledge: Pledge, obligations: Sequence[Obligation], clock: Clock) -> Standings | None:
    """All statuses of a pledge; None before it was made, and when it left the record."""
    found = _stored(pledge, clock) if clock.revision is None else _worked_out(pledge, clock)
    if None not in found:
        return None
    own = [ObligorStatus(each.party, found[each.party.slug], each.due) for each in obligations]
    return Standings(found[None], own)


def _stored(pledge: Pledge, clock: Clock) -> dict[str | None, Status]:
    """By the id of the obligor; None is the pledge as a whole."""
    steps = Segment.published_anywhere.on(clock.day).filter(pledge=pledge)
    return {
        step.obligation.party.slug if step.obligation else None: Status.of_segment(step)
        for step in steps.select_related("obligation__party")
    }


def _worked_out(pledge: Pledge, clock: Clock) -> dict[str | None, Status]:
    facts = facts_of(pledge, clock.revision)
    if facts is None:
        return {}
    return {
        each.step.obligor: Status.of_step(each)
        for each in checked_steps(segments(facts), check_days(facts))
        if each.step.valid_from <= clock.day < each.step.valid_to
    }
