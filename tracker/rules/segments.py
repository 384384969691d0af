"""The whole status history of a pledge, and its known future, as steps between days.

`status_on` answers for one day; `segments` asks it on each day on which the answer can change. All
lists, filters, charts and `as_of` read the steps, so there is one rule behind every page. A day is
a day of the world: what is known now counts, what happened after that day does not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules.deadlines import Deadline
from tracker.rules.pledge_facts import ObligorFact, PledgeFacts, VerdictFact
from tracker.rules.rollup import ObligationStatus, PledgeStatus, roll_up
from tracker.rules.timing import standing_on, timing
from tracker.rules.triggers import resolve
from tracker.rules.vocabulary import Assessment, Effect, PledgeKind, Standing

FOREVER = date.max

STANDING_AFTER: Mapping[Effect, Standing] = {
    Effect.SUSPENDED: Standing.SUSPENDED,
    Effect.RESUMED: Standing.ACTIVE,
    Effect.SUPERSEDED: Standing.SUPERSEDED,
    Effect.LAPSED: Standing.LAPSED,
    Effect.WITHDRAWN: Standing.WITHDRAWN,
    Effect.COMPLETED: Standing.COMPLETED,
}

_WITH_A_VERDICT = frozenset({Assessment.ASSESSED, Assessment.UNDER_REVIEW})


@dataclass(frozen=True, slots=True)
class Position:
    """Where a pledge and each of its obligors stand on one day.

    `deadline` is that of the whole, `deadlines` what applies to each obligor.
    """

    pledge: PledgeStatus
    deadline: Deadline
    obligations: Mapping[str, ObligationStatus]
    deadlines: Mapping[str, Deadline]


@dataclass(frozen=True, slots=True)
class Segment:
    """One step: a status that holds from a day up to, not including, another.

    `obligor` None is the pledge as a whole. The last step of each ends at FOREVER.
    """

    valid_from: date
    valid_to: date
    obligor: str | None
    status: ObligationStatus | PledgeStatus
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class _Track:
    """What bears on one obligor: its own verdicts before the collective ones, newest first."""

    party: str
    own_deadline: Deadline | None
    verdicts: tuple[VerdictFact, ...]
    standings: tuple[tuple[date, Standing], ...]
    denied_from: date

    def status(self, on: date, deadline: Deadline, kind: PledgeKind) -> ObligationStatus:
        """The obligor's status on a day; under review, timing follows the last verdict."""
        reached = [verdict for verdict in self.verdicts if verdict.on <= on]
        assessment = reached[0].assessment if reached else Assessment.NOT_ASSESSED
        assessed = assessment is Assessment.ASSESSED
        spoken = _spoken(reached) if assessment in _WITH_A_VERDICT else None
        delivery = spoken.delivery if spoken else None
        day = spoken.delivered_on if spoken else None
        return ObligationStatus(
            assessment=assessment,
            delivery=delivery if assessed else None,
            timing=timing(on, deadline, delivery, day, self.standings, kind),
            standing=standing_on(self.standings, on),
            contested=self.denied_from <= on,
            last_delivery=None if assessed else delivery,
        )


def status_on(facts: PledgeFacts, on: date) -> Position | None:
    """Where a pledge stands on a day; None before it was made."""
    if on < facts.made_by:
        return None
    return _position(facts, _tracks(facts), Deadline.from_edtf(facts.due), on)


def segments(facts: PledgeFacts) -> list[Segment]:
    """Every step of the pledge and of each obligor, in order of days, from its making on."""
    tracks, due = _tracks(facts), Deadline.from_edtf(facts.due)
    days = _turning_days(facts, due, tracks)
    positions = [(day, _position(facts, tracks, due, day)) for day in days]
    steps = list(_steps(None, [(day, p.pledge, p.deadline) for day, p in positions]))
    for track in tracks:
        party = track.party
        own = [(day, p.obligations[party], p.deadlines[party]) for day, p in positions]
        steps.extend(_steps(party, own))
    return steps


def _position(facts: PledgeFacts, tracks: Sequence[_Track], due: Deadline, on: date) -> Position:
    whole = _deadline(facts, due, on)
    deadlines = {track.party: track.own_deadline or whole for track in tracks}
    obligations = {
        track.party: track.status(on, deadlines[track.party], facts.kind) for track in tracks
    }
    return Position(roll_up(tuple(obligations.values())), whole, obligations, deadlines)


def _deadline(facts: PledgeFacts, due: Deadline, on: date) -> Deadline:
    """The due date that the text states, else what its trigger gives by that day."""
    if facts.due is not None or facts.trigger is None:
        return due
    return resolve(facts.trigger, facts.rounds, facts.ended, on)


def _tracks(facts: PledgeFacts) -> list[_Track]:
    newest_first = sorted(facts.verdicts, key=lambda v: (v.on, v.number), reverse=True)
    return [_track(facts, obligor, newest_first) for obligor in facts.obligors]


def _track(facts: PledgeFacts, obligor: ObligorFact, newest_first: Sequence[VerdictFact]) -> _Track:
    party = obligor.party
    mine = [effect for effect in facts.effects if effect.obligor in (None, party)]
    mine.sort(key=lambda effect: (effect.day, effect.order))
    own = [verdict for verdict in newest_first if verdict.obligor == party]
    collective = [verdict for verdict in newest_first if verdict.obligor is None]
    return _Track(
        party=party,
        own_deadline=Deadline.from_edtf(obligor.due) if obligor.due else None,
        verdicts=(*own, *collective),
        standings=tuple(
            (each.day, STANDING_AFTER[each.effect])
            for each in mine
            if each.effect in STANDING_AFTER
        ),
        denied_from=min((each.day for each in mine if each.denies), default=FOREVER),
    )


def _spoken(reached: Sequence[VerdictFact]) -> VerdictFact | None:
    """The newest verdict that says what was delivered; None if there was only a review."""
    return next((v for v in reached if v.assessment is Assessment.ASSESSED), None)


def _turning_days(facts: PledgeFacts, due: Deadline, tracks: Sequence[_Track]) -> list[date]:
    """The days on which a status can differ from the day before, from the making on."""
    days = {verdict.on for verdict in facts.verdicts} | {effect.day for effect in facts.effects}
    news = set(_news(facts))
    windows = [_deadline(facts, due, day) for day in news | {facts.made_by}]
    for window in windows + [track.own_deadline for track in tracks if track.own_deadline]:
        if window.earliest:
            days.add(window.earliest)
        if window.latest:
            days.add(window.latest + timedelta(days=1))
    return sorted(day for day in days | news | {facts.made_by} if day >= facts.made_by)


def _news(facts: PledgeFacts) -> Iterator[date]:
    """The days on which a trigger can come to mean something else."""
    if facts.trigger is None:
        return
    for each in facts.rounds:
        if each.announced and each.announced.latest:
            yield each.announced.latest
        if each.date:
            yield each.date.start_latest
    for ended in facts.ended.values():
        if ended.latest:
            yield ended.latest


def _steps(
    obligor: str | None,
    readings: Sequence[tuple[date, ObligationStatus | PledgeStatus, Deadline]],
) -> Iterator[Segment]:
    """Join the days on which nothing changed."""
    start, *rest = readings
    for reading in rest:
        if reading[1:] != start[1:]:
            yield Segment(start[0], reading[0], obligor, *start[1:])
            start = reading
    yield Segment(start[0], FOREVER, obligor, *start[1:])
