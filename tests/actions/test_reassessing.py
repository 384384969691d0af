"""A pledge is assessed anew because of an update: the verdict cites it and goes with it."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from tests import factories
from tracker.actions import assessments
from tracker.actions.companions import companions_of
from tracker.actions.own_work import own_work
from tracker.actions.refusal import Refused
from tracker.models import Assessment, Pledge, UpdateVersion

VERDICT: dict[str, Any] = {
    "pledge": factories.HOTLINE,
    "obligor": None,
    "as_of": "2016-10-01",
    "assessment": "assessed",
    "delivery": "initiated",
    "confidence": "",
    "reason_en": "A call was put through.",
    "reason_zh": "",
    "non_delivery_reason": "",
}


@pytest.fixture
def update(published_verdict: Assessment, analyst: User) -> UpdateVersion:
    """The analyst's draft of a second update on the hotline, beside the published verdict."""
    version: UpdateVersion = factories.draft("update", by=analyst, id="first-call")
    return version


def reassess(update: UpdateVersion, by: User, **changes: Any) -> Assessment:
    keeps = changes.pop("keeps_evidence", True)
    author = update.drafted_by
    assert author is not None
    return assessments.reassess(
        update.update, VERDICT | changes, keeps_evidence=keeps, author=author, by=by
    )


def test_verdict_takes_the_next_number_and_goes_with_its_update(
    update: UpdateVersion, analyst: User
) -> None:
    verdict = reassess(update, analyst)

    assert verdict.number == 2
    assert companions_of(update) == [verdict]


@pytest.mark.parametrize(
    ("keeps", "cited"), [(True, {"first-call", factories.OPENING}), (False, {"first-call"})]
)
def test_verdict_rests_on_what_the_last_one_rests_on_only_if_told(
    keeps: bool, cited: set[str], update: UpdateVersion, analyst: User
) -> None:
    verdict = reassess(update, analyst, keeps_evidence=keeps)

    assert {each.slug for each in verdict.evidence.all()} == cited


def test_verdict_does_not_rest_on_what_was_withdrawn(
    update: UpdateVersion, published_verdict: Assessment, analyst: User
) -> None:
    factories.withdraw(UpdateVersion.objects.get(update__slug=factories.OPENING))

    verdict = reassess(update, analyst)

    assert [each.slug for each in verdict.evidence.all()] == ["first-call"]


def test_verdict_on_one_obligor_does_not_rest_on_a_collective_one(
    update: UpdateVersion, analyst: User
) -> None:
    verdict = reassess(update, analyst, obligor="china")

    assert [each.slug for each in verdict.evidence.all()] == ["first-call"]


def test_pledge_that_the_update_does_not_bear_on_is_refused(
    update: UpdateVersion, analyst: User
) -> None:
    factories.publish("pledge", id="another", title_en="Another")

    with pytest.raises(Refused, match="does not bear on 'another'"):
        reassess(update, analyst, pledge="another")

    assert Pledge.objects.get(slug="another").assessments.count() == 0


def test_verdict_that_another_adds_is_the_authors_and_the_others_own_work(
    update: UpdateVersion, analyst: User, editor: User
) -> None:
    verdict = reassess(update, editor)

    assert verdict.drafted_by == analyst
    assert own_work([verdict], user=editor.pk)
