"""What falls on which day: deadlines, turns of repeated duties, dialogues, reviews.

Pages and calendar files read the same entries. Asked about an earlier day, they hold what that day
could know: pledges made by then, deadlines as then fixed, dialogues announced by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from tracker.models import DialogueVersion, Obligation, Party, Pledge, PledgeVersion, Segment
from tracker.models.base import PUBLIC
from tracker.models.facts import facts_of_all
from tracker.rules.occurrences import ended_on
from tracker.rules.review import next_review
from tracker.rules.timing import DUTIES_TO_KEEP
from tracker.rules.vocabulary import DialogueStatus, Timing

from .clock import Clock
from .known import status_on, was_announced
from .turns import Turn, TurnReader

# A pledge that was read with its `status` on the day, which its type does not tell.
WithStatus = Any
# A due date in EDTF with its earliest and latest day.
Window = tuple[str, date | None, date | None]


class EntryKind(StrEnum):
    """What an entry of the calendar is about."""

    DEADLINE = "deadline"
    TURN = "turn"
    DIALOGUE = "dialogue"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that falls on a day, or somewhere between two.

    `opens` or `closes` is None where that side is open, both where no day is fixed yet. `written`
    is the date in EDTF where the record has it in words of its own. `obligors` are named where a
    deadline is theirs alone, `reviewed` are all pledges whose review falls on one day. A
    dialogue `is_unconfirmed` when its days are over and nobody recorded whether it was held. A
    pledge carries its `status` on the day asked about.
    """

    kind: EntryKind
    opens: date | None
    closes: date | None
    written: str = ""
    pledge: Pledge | None = None
    obligors: tuple[Party, ...] = ()
    turn: Turn | None = None
    dialogue: DialogueVersion | None = None
    held: DialogueStatus | None = None
    reviewed: tuple[Pledge, ...] = ()
    is_unconfirmed: bool = False

    @property
    def day(self) -> date | None:
        """The day under which it stands: its last, or its first where no last is known."""
        return self.closes or self.opens

    @property
    def slug(self) -> str:
        """The public id of what it is about, for a stable order and stable ids."""
        if self.dialogue:
            return self.dialogue.dialogue.slug
        return self.pledge.slug if self.pledge else ""

    @property
    def bounds_a_duty(self) -> bool:
        """Whether the day ends a duty to be kept, instead of being one to deliver by."""
        content = self.pledge.current if self.pledge else None
        return content is not None and content.kind in DUTIES_TO_KEEP


@dataclass(frozen=True, slots=True)
class Agenda:
    """The entries with a day, in order of days, and those that wait for one."""

    dated: Sequence[Entry]
    undated: Sequence[Entry]


def agenda(
    pledges: Sequence[WithStatus], dialogues: Iterable[DialogueVersion], clock: Clock
) -> Agenda:
    """The calendar of some pledges, each with its `status`, and of some dialogues."""
    found = [
        *deadlines(pledges, clock.day),
        *turns(pledges, clock),
        *rounds(dialogues, clock),
        *reviews(pledges, clock.day),
    ]
    found.sort(key=lambda each: (each.day or date.max, each.kind, each.slug))
    return Agenda(
        dated=[each for each in found if each.day],
        undated=[each for each in found if each.day is None],
    )


def deadlines(pledges: Sequence[WithStatus], day: date) -> Iterator[Entry]:
    """The due days of each pledge as known on a day; a deadline that can no longer pass is none."""
    own = _own_deadlines(pledges, day)
    for pledge in pledges:
        status = pledge.status
        window = (status.due_earliest, status.due_latest)
        waits = status.timing == Timing.UPCOMING and window == (None, None)
        if (window != (None, None) and not _fell_away(status, day)) or waits:
            yield Entry(EntryKind.DEADLINE, *window, pledge.current.due, pledge)
        for (due, first, last), parties in own[pledge.pk].items():
            yield Entry(EntryKind.DEADLINE, first, last, due, pledge, tuple(parties))


def turns(pledges: Sequence[WithStatus], clock: Clock) -> Iterator[Entry]:
    """The periods in which repeated duties return, up to the end of next year."""
    repeating = {each: each.current for each in pledges if each.current and _repeats(each.current)}
    if not repeating:
        return
    reader = TurnReader(list(repeating.values()), clock)
    facts = facts_of_all([each.pk for each in repeating], using=PUBLIC)
    until = date(clock.day.year + 1, 12, 31)
    for pledge, version in repeating.items():
        ended = ended_on(facts[pledge.pk].effects, clock.day)
        for turn in reader.turns(version, until, ended):
            closes = None if turn.slot.closes == date.max else turn.slot.closes
            yield Entry(EntryKind.TURN, turn.slot.opens, closes, pledge=pledge, turn=turn)


def rounds(dialogues: Iterable[DialogueVersion], clock: Clock) -> Iterator[Entry]:
    """The dialogues; those that were held without a known date have no place in a calendar."""
    for each in dialogues:
        if not was_announced(each, clock.as_of):
            continue
        held = status_on(each, clock.day)
        if each.date or held in (DialogueStatus.PLANNED, DialogueStatus.POSTPONED):
            yield Entry(
                EntryKind.DIALOGUE,
                each.date_earliest,
                each.date_latest,
                each.date,
                dialogue=each,
                held=held,
                is_unconfirmed=held is DialogueStatus.PLANNED and _is_over(each, clock.day),
            )


def reviews(pledges: Iterable[WithStatus], day: date) -> Iterator[Entry]:
    """The days on which pledges are to be looked at again, from the day on (METHOD 33)."""
    due: defaultdict[date, list[Pledge]] = defaultdict(list)
    for pledge in pledges:
        status = pledge.status
        if status.checked_on and not pledge.is_bundle and not pledge.settled:
            due[next_review(status.checked_on, status.due_latest)].append(pledge)
    for on, reviewed in due.items():
        if on >= day:
            yield Entry(EntryKind.REVIEW, on, on, reviewed=tuple(reviewed))


def _own_deadlines(
    pledges: Iterable[WithStatus], day: date
) -> defaultdict[int, dict[Window, list[Party]]]:
    """For each pledge, the deadlines that the text gives single obligors, and to whom."""
    found: defaultdict[int, dict[Window, list[Party]]] = defaultdict(dict)
    rows = Segment.published.on(day).filter(pledge__in=[each.pk for each in pledges])
    own = rows.exclude(obligation=None).exclude(obligation__due="")
    for row in own.select_related("obligation__party").order_by("obligation__party__slug"):
        obligation = row.obligation
        if isinstance(obligation, Obligation) and not _fell_away(row, day):
            window = (obligation.due, row.due_earliest, row.due_latest)
            found[row.pledge_id].setdefault(window, []).append(obligation.party)
    return found


def _fell_away(status: Segment, day: date) -> bool:
    """Whether the duty ended before a deadline that would still lie ahead."""
    last = status.due_latest
    return status.timing == Timing.STOPPED and (last is None or last >= day)


def _repeats(version: PledgeVersion) -> bool:
    return bool(version.recurs_count or version.recurs_each_round_of_id)


def _is_over(version: DialogueVersion, day: date) -> bool:
    return version.date_latest is not None and version.date_latest < day
