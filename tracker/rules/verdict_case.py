"""A verdict as the rules see it: what it says, of which pledge, and on which evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from tracker.rules.deadlines import Deadline
from tracker.rules.edtf import EdtfDate
from tracker.rules.recurrence import Slot
from tracker.rules.vocabulary import (
    Assessment,
    Delivery,
    Effect,
    PledgeKind,
    SourceKind,
    UpdateKind,
)

SHOWS_DELIVERY = frozenset({Effect.DELIVERED, Effect.CONFIRMED})


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One cited update, as it bears on the pledge and obligor judged.

    `sources` holds the kind of each source and the root party of its side (None if not recorded).
    `complete_search` is true only of a search that read in full every source the test names.
    """

    update_id: str
    date: EdtfDate
    kind: UpdateKind
    effects: frozenset[Effect]
    sources: tuple[tuple[SourceKind, str | None], ...] = ()
    complete_search: bool = False

    @property
    def only_opinion(self) -> bool:
        """Whether every source is opinion; a search may have none and is not."""
        return {kind for kind, _ in self.sources} == {SourceKind.OPINION}


@dataclass(frozen=True, slots=True)
class VerdictCase:
    """A verdict with all that decides whether the method allows it.

    `obligors` are the root parties judged: one, or for a collective verdict each. `closed_period`
    says that one turn of a repeated or continuing duty is over (see `period_has_closed`);
    `other_level_verdicts` that the pledge also has current verdicts of the other level, collective
    beside single or single beside collective.
    """

    kind: PledgeKind
    on: date
    assessment: Assessment
    delivery: Delivery | None
    reason: str
    made: EdtfDate
    deadline: Deadline
    obligors: tuple[str, ...]
    has_test: bool
    evidence: tuple[EvidenceItem, ...] = ()
    closed_period: bool = False
    other_level_verdicts: bool = False

    @property
    def past_latest_day(self) -> bool:
        """Whether the verdict is dated after the latest possible due day."""
        return self.deadline.latest is not None and self.on > self.deadline.latest

    @property
    def sound(self) -> tuple[EvidenceItem, ...]:
        """The cited facts: no searches, and nothing that rests on opinion alone."""
        return tuple(
            item
            for item in self.evidence
            if item.kind is not UpdateKind.SEARCH and not item.only_opinion
        )

    @property
    def usable(self) -> tuple[EvidenceItem, ...]:
        """The cited facts that are not background from before the pledge."""
        return tuple(item for item in self.sound if not is_background(item.date, self.made))

    @property
    def showing(self) -> tuple[EvidenceItem, ...]:
        """The usable facts that show delivery."""
        return tuple(item for item in self.usable if item.effects & SHOWS_DELIVERY)


def is_background(day: EdtfDate, made: EdtfDate) -> bool:
    """Whether something happened wholly before the pledge was made. Open dates never did."""
    return day.latest is not None and made.earliest is not None and day.latest < made.earliest


def period_has_closed(slots: Iterable[Slot], made: EdtfDate, on: date) -> bool:
    """Whether one turn of a repeated or continuing duty was over by a day.

    Where the text sets no turns, a year from the making counts as one: long enough to see whether
    a duty is being kept, and no deadline for anyone.
    """
    closes = [slot.closes for slot in slots]
    first = min(closes) if closes else made.start_latest + relativedelta(years=1)
    return on > first


def delivered_on(evidence: Iterable[EvidenceItem]) -> EdtfDate | None:
    """The day of delivery: that of the earliest cited update that shows it, None if none does."""
    days = [item.date for item in evidence if item.effects & SHOWS_DELIVERY]
    return min(days, key=lambda day: (day.start_latest, day.end_earliest), default=None)
