"""The lock of a fulfilment test: from the first verdict on it only changes in public."""

from __future__ import annotations

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import corrections
from tracker.models import Actor, Assessment, FulfilmentTest, Pledge
from tracker.rules.vocabulary import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture
def test_of_the_pledge(pledge: Pledge) -> FulfilmentTest:
    return FulfilmentTest.objects.get(pledge=pledge)


def test_test_that_a_verdict_rests_on_is_not_withdrawn(
    test_of_the_pledge: FulfilmentTest, actor: Actor
) -> None:
    with refusal("change", "verdicts rest on this test", rule=8):
        corrections.withdraw(test_of_the_pledge, reason="Badly put.", by=actor)


def test_test_is_withdrawn_once_no_verdict_rests_on_it(
    test_of_the_pledge: FulfilmentTest, verdict: Assessment, actor: Actor
) -> None:
    corrections.withdraw(verdict, reason="Given too early.", by=actor)

    corrections.withdraw(test_of_the_pledge, reason="Badly put.", by=actor)

    assert not FulfilmentTest.objects.public().exists()


def test_test_without_a_verdict_is_withdrawn(actor: Actor) -> None:
    row = factories.publish("fulfilment_test", pledge=factories.MEETINGS)

    corrections.withdraw(row, reason="Badly put.", by=actor)

    assert not FulfilmentTest.objects.public().filter(pledge=row.pledge).exists()


def test_locked_test_changes_with_a_public_reason_only(
    test_of_the_pledge: FulfilmentTest,
) -> None:
    changes = {"delivered_if_en": "Two calls were put through."}

    with refusal("change_reason", "public reason", rule=30):
        corrections.draft_correction(
            test_of_the_pledge, changes=changes, change=Change.SUBSTANTIVE, reason=" "
        )
