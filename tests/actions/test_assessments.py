"""Assessments: verdicts are drafted; a review is opened in public, with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import assessments, together
from tracker.models import Actor, Assessment, Pledge, Segment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def status(day: date) -> Segment:
    return Segment.objects.of_pledges().on(day).get()


def test_assessment_is_a_draft(analyst: User) -> None:
    row = assessments.assess(factories.assessment_content(number=2), by=analyst)

    assert (row.state, row.drafted_by) == ("draft", analyst)


def test_open_review_stands_beside_the_verdict(verdict: Assessment, actor: Actor) -> None:
    review = assessments.open_review(verdict, reason="A source was withdrawn.", by=actor)

    now = status(date(2016, 7, 2))
    assert (now.label, now.last_delivery) == ("under_review", "initiated")
    assert review.reason_en == "A source was withdrawn."
    assert review.entry is not None


def test_next_verdict_ends_the_review(verdict: Assessment, actor: Actor) -> None:
    assessments.open_review(verdict, reason="A source was withdrawn.", by=actor)

    row = factories.draft("assessment", number=3)
    together.publish([row], by=actor)

    assert status(date(2016, 7, 2)).label == "under_way"


def test_review_needs_a_reason(verdict: Assessment, actor: Actor) -> None:
    with refusal("reason", rule=6):
        assessments.open_review(verdict, reason=" ", by=actor)


def test_draft_is_not_reviewed(actor: Actor) -> None:
    row = factories.draft("assessment", number=2)

    with refusal("assessment", "only a published verdict"):
        assessments.open_review(row, reason="A source was withdrawn.", by=actor)


def test_withdrawn_verdict_is_not_reviewed(verdict: Assessment, actor: Actor) -> None:
    withdrawn = factories.withdraw(verdict, by=actor)

    with refusal("assessment", "only a published verdict"):
        assessments.open_review(withdrawn, reason="A source was withdrawn.", by=actor)


def test_review_is_not_reviewed(verdict: Assessment, actor: Actor) -> None:
    review = assessments.open_review(verdict, reason="A source was withdrawn.", by=actor)
    review.refresh_from_db()

    with refusal("assessment", "only a published verdict"):
        assessments.open_review(review, reason="Again.", by=actor)


def test_pledge_as_worded_may_not_be_assessable(pledge: Pledge, actor: Actor) -> None:
    row = factories.draft(
        "assessment", number=2, assessment="not_assessable", delivery="", confidence=""
    )

    together.publish([row], by=actor)

    assert status(date(2016, 7, 2)).label == "not_assessable"
