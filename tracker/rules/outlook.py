"""What could change a verdict: the findings that are still open for a pledge (METHOD 20)."""

from collections.abc import Collection

from tracker.rules.labels import ENDLESS, KEPT_SO_FAR
from tracker.rules.vocabulary import Delivery, PledgeKind

# Nobody is shown that a finding might fall back to having found nothing.
_OF_A_DEED = (
    Delivery.DELIVERED,
    Delivery.PARTLY_DELIVERED,
    Delivery.NOT_DELIVERED,
    Delivery.REVERSED,
)
_OF_A_DUTY = (Delivery.HOLDING, Delivery.BREACH_ALLEGED, Delivery.BREACH_ESTABLISHED)
_ONCE_DELIVERED = (Delivery.REVERSED,)
_OF_AN_ENDLESS_DEED = (Delivery.PARTLY_DELIVERED, *_OF_A_DUTY, Delivery.REVERSED)


def open_findings(kind: PledgeKind, findings: Collection[Delivery]) -> tuple[Delivery, ...]:
    """The findings that evidence could still bring, those in force left out.

    What was delivered can only be undone; an abstention, and a duty judged by whether it is kept,
    can only be kept or broken; a duty without an end is never delivered.
    """
    in_force = set(findings)
    if in_force == {Delivery.DELIVERED}:
        return _ONCE_DELIVERED
    return tuple(each for each in _candidates(kind, in_force) if in_force != {each})


def _candidates(kind: PledgeKind, in_force: Collection[Delivery]) -> tuple[Delivery, ...]:
    if kind is PledgeKind.ABSTENTION or KEPT_SO_FAR.intersection(in_force):
        return _OF_A_DUTY
    return _OF_AN_ENDLESS_DEED if kind in ENDLESS else _OF_A_DEED
