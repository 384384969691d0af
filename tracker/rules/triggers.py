"""Deadlines that hang on a dialogue: before, at or after a named one, or the next of a mechanism.

"Before a dialogue" means by its first day (DESIGN, Deadlines). Everything is asked of a day: a
round fixes nothing until it is announced; one that was cancelled passes its trigger to the next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.rules.deadlines import Deadline, DeadlineState
from tracker.rules.edtf import EdtfDate
from tracker.rules.vocabulary import DialogueStatus, Relation


@dataclass(frozen=True, slots=True)
class Trigger:
    """What sets a deadline: one `dialogue`, or the next round of a mechanism `after` a dialogue."""

    relation: Relation
    dialogue: str | None = None
    next_round_of: str | None = None
    after: str | None = None

    def __post_init__(self) -> None:
        named = self.dialogue is not None
        following = self.next_round_of is not None and self.after is not None
        if named == following:
            raise ValueError("a trigger names one dialogue, or a mechanism and the dialogue before")


@dataclass(frozen=True, slots=True)
class Round:
    """A dialogue as triggers and recurrences see it; `date` None when nobody has said when."""

    id: str
    mechanism: str | None
    date: EdtfDate | None
    status: DialogueStatus
    announced: EdtfDate | None = None


def resolve(
    trigger: Trigger, rounds: Sequence[Round], ended: Mapping[str, EdtfDate], on: date
) -> Deadline:
    """The deadline a trigger gives, as known on a day.

    Not fixed until its round is announced; stopped if its mechanism ended before any was. A named
    dialogue that was cancelled and belongs to no mechanism has no successor: never fixed.
    """
    found, mechanism = _target(trigger, rounds)
    if found and found.date and is_announced(found, on):
        return _deadline(trigger.relation, found.id, found.date)
    if mechanism and _has_passed(ended.get(mechanism), on):
        return Deadline(DeadlineState.STOPPED)
    return Deadline(DeadlineState.NOT_FIXED)


def is_announced(found: Round, on: date) -> bool:
    """Whether the round was public by a day; one that was held was so at the latest as it began."""
    if found.status == DialogueStatus.HELD and found.date and found.date.start_latest <= on:
        return True
    return _has_passed(found.announced, on)


def rounds_after(start: EdtfDate | None, mechanism: str, rounds: Sequence[Round]) -> list[Round]:
    """The rounds of a mechanism that begin after a date (None: all of them), in order of days.

    Cancelled and undated rounds are left out. Of two that begin together the one that may last
    longer comes later.
    """
    days = {
        found: _order(found.date)
        for found in rounds
        if found.mechanism == mechanism and found.date and found.status != DialogueStatus.CANCELLED
    }
    later = (found for found in days if start is None or days[found] > _order(start))
    return sorted(later, key=days.__getitem__)


def _target(trigger: Trigger, rounds: Sequence[Round]) -> tuple[Round | None, str | None]:
    """The round that decides, and the mechanism whose end would stop the wait for it."""
    by_id: dict[str | None, Round] = {found.id: found for found in rounds}
    if trigger.dialogue is None:
        return _next(by_id.get(trigger.after), trigger.next_round_of, rounds)
    named = by_id.get(trigger.dialogue)
    if named and named.status == DialogueStatus.CANCELLED:
        return _next(named, named.mechanism, rounds)
    return named, named.mechanism if named else None


def _next(
    anchor: Round | None, mechanism: str | None, rounds: Sequence[Round]
) -> tuple[Round | None, str | None]:
    if anchor is None or anchor.date is None or mechanism is None:
        return None, mechanism
    return next(iter(rounds_after(anchor.date, mechanism, rounds)), None), mechanism


def _deadline(relation: Relation, dialogue: str, days: EdtfDate) -> Deadline:
    window = {
        Relation.BEFORE: (days.earliest, days.start_latest),
        Relation.AT: (days.earliest, days.latest),
        Relation.AFTER: (days.end_earliest, None),
    }
    return Deadline(DeadlineState.FIXED, *window[relation], days.firm, dialogue)


def _has_passed(moment: EdtfDate | None, on: date) -> bool:
    return moment is not None and moment.latest is not None and moment.latest <= on


def _order(days: EdtfDate) -> tuple[date, date]:
    return days.start_latest, days.latest or date.max
