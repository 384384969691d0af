"""A pledge as the API and files show it, from today's record or from an earlier state of it.

Today's record is read from the segments, one query per kind of row for a whole page; an earlier
state is worked out anew by the same rule that made them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Prefetch, QuerySet

from tracker.models import (
    DialogueVersion,
    ExternalVerdict,
    Party,
    Pledge,
    PledgeVersion,
    Segment,
    Topic,
    Wording,
)
from tracker.models.facts import facts_of
from tracker.models.reading import Reading
from tracker.rules import segments
from tracker.rules.checked import CheckedStep, check_days, checked_steps
from tracker.rules.rollup import ObligationStatus, PledgeStatus
from tracker.rules.vocabulary import Strength

from .external import NAMED, OtherAverage, OtherVerdict, averages, summed
from .known import published_by


@dataclass(frozen=True, slots=True)
class Obligor:
    """One obligor with its status."""

    party: str
    delivery: str
    timing: str
    label: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The status of the pledge as a whole; `delivered` of `total` obligors did their part."""

    label: str
    assessment: str
    delivery: str
    timing: str
    standing: str
    contested: bool
    delivered: int
    total: int
    score: float | None
    scored: int
    due_earliest: date | None
    due_latest: date | None
    checked_on: date | None
    changed_on: date


@dataclass(frozen=True, slots=True)
class Strengths:
    """How strongly the public wordings bind; empty while there is none."""

    weakest: str
    strongest: str


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """Everything the API and files say of a pledge."""

    pledge: Pledge
    version: PledgeVersion
    mechanism: str | None
    topics: Sequence[str]
    counterparts: Sequence[str]
    obligors: Sequence[Obligor]
    status: Whole
    strength: Strengths
    external: Sequence[OtherVerdict]
    external_verdicts: Sequence[ExternalVerdict]
    published_averages: Sequence[OtherAverage]

    @property
    def collection(self) -> str | None:
        """The collection of another institution that it belongs to; None for our own record."""
        return self.version.collection.slug if self.version.collection else None


def prepared(pledges: QuerySet[Pledge], day: date) -> QuerySet[Pledge]:
    """Pledges with their status on `day`, and all that a row shows beside it."""
    of_obligors = Segment.published_anywhere.on(day).filter(obligation__isnull=False)
    of_others = ExternalVerdict.published.filter(published_by(day)).select_related(*NAMED)
    return pledges.select_related(
        "current__dialogue__current__mechanism", "current__collection"
    ).prefetch_related(
        Prefetch("current__topics", Topic.published.all(), to_attr="public_topics"),
        Prefetch("counterparts", Party.published.all(), to_attr="public_counterparts"),
        Prefetch("external_verdicts", of_others, to_attr="public_verdicts"),
        Prefetch(
            "segments", of_obligors.select_related("obligation__party"), to_attr="of_obligors"
        ),
    )


def row_of(pledge: Any) -> PledgeRow:
    """The row of a prepared pledge."""
    version = pledge.current
    held = version.dialogue.current
    return PledgeRow(
        pledge=pledge,
        version=version,
        mechanism=held.mechanism.slug if held and held.mechanism else None,
        topics=_slugs(version.public_topics),
        counterparts=[] if version.joint else _slugs(pledge.public_counterparts),
        obligors=_sorted(_obligor(each.obligation.party.slug, each) for each in pledge.of_obligors),
        status=_of_segment(pledge.status),
        strength=Strengths(pledge.weakest, pledge.strongest),
        external=summed(pledge.public_verdicts),
        external_verdicts=pledge.public_verdicts,
        published_averages=averages(pledge.public_verdicts),
    )


def row_at(pledge: Pledge, version: PledgeVersion, revision: int, day: date) -> PledgeRow | None:
    """The row of a pledge on `day` as the record knew it after log entry `revision`.

    None on days before the pledge was made.
    """
    facts = facts_of(pledge, revision)
    if facts is None:
        return None
    steps = list(checked_steps(segments.segments(facts), check_days(facts)))
    in_force = [each for each in steps if each.step.valid_from <= day < each.step.valid_to]
    whole = next((each for each in in_force if each.step.obligor is None), None)
    if whole is None:
        return None
    reading = Reading(revision)
    of_others = reading.rows(ExternalVerdict).filter(published_by(day), pledge=pledge)
    given = list(of_others.select_related(*NAMED))
    return PledgeRow(
        pledge=pledge,
        version=version,
        mechanism=_mechanism(version, reading),
        topics=_slugs(version.topics.all()),
        counterparts=[] if version.joint else _slugs(pledge.counterparts.all()),
        obligors=_sorted(
            _obligor(each.step.obligor, each.step.status) for each in in_force if each.step.obligor
        ),
        status=_of_step(whole),
        strength=_strengths(reading.rows(Wording).filter(pledge=pledge)),
        external=summed(given),
        external_verdicts=given,
        published_averages=averages(given),
    )


def _mechanism(version: PledgeVersion, reading: Reading) -> str | None:
    found = reading.rows(DialogueVersion).filter(dialogue=version.dialogue_id)
    held = found.select_related("mechanism").first()
    return held.mechanism.slug if held and held.mechanism else None


def _strengths(wordings: Iterable[Wording]) -> Strengths:
    """The weakest and the strongest; the vocabulary lists the strongest first."""
    found = {wording.strength for wording in wordings}
    ranked = [word.value for word in Strength if word.value in found]
    return Strengths(ranked[-1], ranked[0]) if ranked else Strengths("", "")


def _slugs(rows: Iterable[Party | Topic]) -> list[str]:
    return sorted(row.slug for row in rows)


def _sorted(obligors: Iterable[Obligor]) -> list[Obligor]:
    return sorted(obligors, key=lambda each: each.party)


def _obligor(party: str, status: Segment | ObligationStatus | PledgeStatus) -> Obligor:
    return Obligor(party, status.delivery or "", status.timing, status.label)


def _whole(
    status: Segment | PledgeStatus,
    due: tuple[date | None, date | None],
    checked_on: date | None,
    changed_on: date,
) -> Whole:
    return Whole(
        label=status.label,
        assessment=status.assessment,
        delivery=status.delivery or "",
        timing=status.timing,
        standing=status.standing,
        contested=status.contested,
        delivered=status.delivered,
        total=status.total,
        score=status.score,
        scored=status.scored,
        due_earliest=due[0],
        due_latest=due[1],
        checked_on=checked_on,
        changed_on=changed_on,
    )


def _of_segment(segment: Segment) -> Whole:
    due = segment.due_earliest, segment.due_latest
    return _whole(segment, due, segment.checked_on, segment.changed_on)


def _of_step(checked: CheckedStep) -> Whole:
    due = checked.step.deadline.earliest, checked.step.deadline.latest
    status = cast(PledgeStatus, checked.step.status)
    return _whole(status, due, checked.checked_on, checked.changed_on)
