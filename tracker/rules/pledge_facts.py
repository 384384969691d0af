"""What has to be known of a pledge to tell its status on any day: plain values, none computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.rules.edtf import EdtfDate
from tracker.rules.triggers import Round, Trigger
from tracker.rules.vocabulary import Assessment, Delivery, Effect, PledgeKind


@dataclass(frozen=True, slots=True)
class VerdictFact:
    """A published, uncorrected verdict; `number` orders those of one day.

    `obligor` None is collective: it stands for every obligor without a verdict of its own.
    """

    on: date
    number: int
    assessment: Assessment
    delivery: Delivery | None = None
    delivered_on: EdtfDate | None = None
    obligor: str | None = None


@dataclass(frozen=True, slots=True)
class EffectFact:
    """What a published update does to the pledge: on its latest day, `order` telling those apart.

    `obligor` None means all of them. `denies` marks a party's position, not withdrawn, that denies
    a fact or verdict.
    """

    day: date
    order: int
    effect: Effect
    obligor: str | None = None
    denies: bool = False


@dataclass(frozen=True, slots=True)
class ObligorFact:
    """A party bound by the pledge, with a due date of its own if the text gives it one."""

    party: str
    due: EdtfDate | None = None


@dataclass(frozen=True, slots=True)
class PledgeFacts:
    """A pledge, who is bound, when it is due, and what has been published about it.

    `rounds` and `ended` are those that the trigger may need; without a trigger they are not read.
    A recurrence is not here: its slots have states of their own (`recurrence.py`).
    """

    kind: PledgeKind
    made: EdtfDate
    obligors: tuple[ObligorFact, ...]
    due: EdtfDate | None = None
    trigger: Trigger | None = None
    rounds: tuple[Round, ...] = ()
    ended: Mapping[str, EdtfDate] = field(default_factory=dict)
    verdicts: tuple[VerdictFact, ...] = ()
    effects: tuple[EffectFact, ...] = ()

    @property
    def made_by(self) -> date:
        """The day from which the pledge is on record: the latest on which it can have been made."""
        return self.made.latest or self.made.start_latest
