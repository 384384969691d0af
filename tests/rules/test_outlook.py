"""Which findings evidence could still bring."""

from __future__ import annotations

import pytest

from tracker.rules.labels import ENDLESS
from tracker.rules.outlook import open_findings
from tracker.rules.vocabulary import Delivery, PledgeKind


def test_what_was_delivered_can_only_be_undone() -> None:
    assert open_findings(PledgeKind.ONE_OFF, [Delivery.DELIVERED]) == (Delivery.REVERSED,)


def test_finding_in_force_is_not_offered_again() -> None:
    found = open_findings(PledgeKind.ONE_OFF, [Delivery.NOT_DELIVERED])

    assert Delivery.NOT_DELIVERED not in found
    assert Delivery.DELIVERED in found


def test_obligors_that_differ_can_still_come_to_either_finding() -> None:
    found = open_findings(PledgeKind.ONE_OFF, [Delivery.DELIVERED, Delivery.NOT_DELIVERED])

    assert {Delivery.DELIVERED, Delivery.NOT_DELIVERED} <= set(found)


@pytest.mark.parametrize("kind", sorted(ENDLESS))
def test_duty_without_an_end_is_never_offered_delivery(kind: PledgeKind) -> None:
    assert Delivery.DELIVERED not in open_findings(kind, [Delivery.NO_EVIDENCE])


def test_duty_kept_so_far_can_only_be_broken() -> None:
    found = open_findings(PledgeKind.RECURRING, [Delivery.HOLDING])

    assert found == (Delivery.BREACH_ALLEGED, Delivery.BREACH_ESTABLISHED)
