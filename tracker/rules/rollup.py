"""From the status of each obligor to that of the pledge, without averaging disagreement away."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.rules import labels
from tracker.rules.vocabulary import Assessment, Delivery, LabelWord, Standing, Timing

# Worst first: a pledge is as late as its latest part.
_TIMING_ORDER = (
    Timing.OVERDUE,
    Timing.LATE,
    Timing.DUE,
    Timing.UPCOMING,
    Timing.ON_TIME,
    Timing.STOPPED,
    Timing.NO_DEADLINE,
)


@dataclass(frozen=True, slots=True)
class ObligationStatus:
    """Where one obligor stands with one pledge on one day.

    `delivery` is None unless assessed; `last_delivery` is then the verdict under review, if any.
    """

    assessment: Assessment
    delivery: Delivery | None
    timing: Timing
    standing: Standing
    contested: bool = False
    last_delivery: Delivery | None = None

    @property
    def label(self) -> LabelWord:
        """The line of the label table."""
        return labels.label(self.assessment, self.delivery, self.timing, self.standing)


@dataclass(frozen=True, slots=True)
class PledgeStatus:
    """Where a pledge stands on one day, with how many of its obligors delivered and its score.

    `score` is the mean over the `scored` obligors, None if there are none; it is shown beside the
    label and never replaces it.
    """

    assessment: Assessment
    delivery: Delivery | None
    timing: Timing
    standing: Standing
    contested: bool
    last_delivery: Delivery | None
    delivered: int
    total: int
    score: float | None
    scored: int

    @property
    def label(self) -> LabelWord:
        """The line of the label table."""
        return labels.label(self.assessment, self.delivery, self.timing, self.standing)


def roll_up(obligations: Sequence[ObligationStatus]) -> PledgeStatus:
    """The status of a pledge from those of its obligors.

    A value that all share is the pledge's; otherwise it is split, also where some obligors have no
    verdict yet. While any part is under review the whole is, and its delivery stays unsaid.
    A pledge has at least one obligor: an empty list is a ValueError.
    """
    assessment = _assessment([each.assessment for each in obligations])
    deliveries = [each.delivery for each in obligations]
    scores = [d.word.score for d in deliveries if d is not None and d.word.score is not None]
    return PledgeStatus(
        assessment=assessment,
        delivery=_common(deliveries) if assessment is Assessment.ASSESSED else None,
        timing=min((each.timing for each in obligations), key=_TIMING_ORDER.index),
        standing=_standing([each.standing for each in obligations]),
        contested=any(each.contested for each in obligations),
        last_delivery=_last_delivery(obligations, assessment),
        delivered=deliveries.count(Delivery.DELIVERED),
        total=len(obligations),
        score=sum(scores) / len(scores) if scores else None,
        scored=len(scores),
    )


def _assessment(values: Sequence[Assessment]) -> Assessment:
    for value in (Assessment.UNDER_REVIEW, Assessment.ASSESSED):
        if value in values:
            return value
    return values[0] if len(set(values)) == 1 else Assessment.NOT_ASSESSED


def _common(deliveries: Sequence[Delivery | None]) -> Delivery | None:
    return deliveries[0] if len(set(deliveries)) == 1 else Delivery.SPLIT


def _last_delivery(
    obligations: Sequence[ObligationStatus], assessment: Assessment
) -> Delivery | None:
    """What the obligors' verdicts said before the review, rolled up; None outside a review."""
    if assessment is not Assessment.UNDER_REVIEW:
        return None
    return _common([each.delivery or each.last_delivery for each in obligations])


def _standing(values: Sequence[Standing]) -> Standing:
    """A pledge stands while any obligor's part stands; active comes first in the vocabulary."""
    return min(values, key=list(Standing).index)
