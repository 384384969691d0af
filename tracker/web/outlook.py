"""What would change the verdict of a pledge, in the words of its fulfilment test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.rules.outlook import open_findings
from tracker.rules.vocabulary import Delivery, PledgeKind

from .verdicts import Verdict

# The part of a fulfilment test that says when a finding is due; the others have their definition.
PART_OF_TEST = {
    Delivery.DELIVERED: "delivered_if",
    Delivery.HOLDING: "delivered_if",
    Delivery.PARTLY_DELIVERED: "partly_if",
}


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding that evidence could still bring; `part` of the test says when, empty without."""

    finding: Delivery
    part: str


def outlook(kind: PledgeKind, verdicts: Sequence[Verdict]) -> list[OpenFinding]:
    """Every finding that is still open, given the verdicts in force."""
    findings = [
        Delivery(each.row.delivery) for each in verdicts if each.in_force_for and each.row.delivery
    ]
    return [
        OpenFinding(finding, PART_OF_TEST.get(finding, ""))
        for finding in open_findings(kind, findings)
    ]
