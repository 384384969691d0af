"""An update is logged with new assessments: drafted, submitted and edited together."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import FACT, errors, page, sent, typed
from tracker.models import Assessment, Pledge, UpdateVersion

ADD = page("updateversion", "add")
VERDICT = {
    "verdicts-0-delivery": "initiated",
    "verdicts-0-confidence": "medium",
    "verdicts-0-reason_en": "A call was put through.",
}


def logged() -> UpdateVersion:
    return UpdateVersion.objects.get(fact_en=FACT)


def change_page() -> str:
    return page("updateversion", "change", logged().pk)


@pytest.fixture
def meetings(fields: dict[str, Any]) -> Pledge:
    """A second pledge, of two obligors."""
    content = factories.recurring_pledge_content()
    version = factories.publish_all("pledge", [content])[0]
    pledge: Pledge = version.pledge
    return pledge


def test_new_assessment_is_drafted_with_the_update_and_cites_it(
    fields: dict[str, Any], analyst: User, analyst_desk: Client, published_pledge: Pledge
) -> None:
    factories.publish("assessment")

    sent(analyst_desk, ADD, **fields | VERDICT)

    verdict = published_pledge.assessments.get(version=1, number=2)
    assert (verdict.state, verdict.drafted_by, verdict.delivery) == ("draft", analyst, "initiated")
    assert {each.slug for each in verdict.evidence.all()} == {
        logged().update.slug,
        factories.OPENING,
    }


def test_new_assessment_may_rest_on_the_update_alone(
    fields: dict[str, Any], analyst_desk: Client, published_pledge: Pledge
) -> None:
    factories.publish("assessment")
    form = typed(analyst_desk.get(ADD)) | fields | VERDICT
    del form["verdicts-0-keeps_evidence"]

    analyst_desk.post(ADD, form)

    verdict = published_pledge.assessments.get(number=2)
    assert [each.slug for each in verdict.evidence.all()] == [logged().update.slug]


def test_assessment_is_submitted_with_its_update(
    fields: dict[str, Any], analyst_desk: Client, published_pledge: Pledge
) -> None:
    sent(analyst_desk, ADD, **fields | VERDICT, _submit="1")

    assert logged().state == published_pledge.assessments.get().state == "submitted"


def test_assessment_names_its_pledge_when_there_are_several(
    fields: dict[str, Any], meetings: Pledge, analyst_desk: Client
) -> None:
    both = fields | {"bearings-1-pledge": meetings.pk, "bearings-1-effect": "advanced"}

    answer = sent(analyst_desk, ADD, **both | VERDICT)
    sent(analyst_desk, ADD, **both | VERDICT | {"verdicts-0-pledge": meetings.pk})

    assert "Choose the pledge" in errors(answer)
    assert meetings.assessments.get().delivery == "initiated"


def test_drafted_assessment_shows_its_pledge_and_obligor(
    fields: dict[str, Any], meetings: Pledge, analyst_desk: Client
) -> None:
    china = meetings.obligations.get(party__slug="china").party
    both = fields | {"bearings-1-pledge": meetings.pk, "bearings-1-effect": "advanced"}
    about = {"verdicts-0-pledge": meetings.pk, "verdicts-0-obligor": china.pk}
    sent(analyst_desk, ADD, **both | VERDICT | about)

    form = typed(analyst_desk.get(change_page()))

    assert {name: form[name] for name in about} == about


def test_assessment_of_a_pledge_that_the_update_does_not_bear_on_is_refused(
    fields: dict[str, Any], meetings: Pledge, analyst_desk: Client
) -> None:
    answer = sent(analyst_desk, ADD, **fields | VERDICT | {"verdicts-0-pledge": meetings.pk})

    assert "does not bear on" in errors(answer)
    assert not Assessment.objects.exists()


def test_obligor_must_have_promised(
    fields: dict[str, Any], analyst_desk: Client, published_pledge: Pledge
) -> None:
    stranger = factories.draft("party", id="france", name_en="France")

    answer = sent(analyst_desk, ADD, **fields | {"bearings-0-obligor": stranger.pk})

    assert "France promised nothing there" in errors(answer)


def test_drafted_assessment_is_edited_in_the_form_of_its_update(
    fields: dict[str, Any], analyst_desk: Client, published_pledge: Pledge
) -> None:
    sent(analyst_desk, ADD, **fields | VERDICT)
    before = published_pledge.assessments.get()

    sent(analyst_desk, change_page(), **{"verdicts-0-reason_en": "Two calls."})

    after = published_pledge.assessments.get()
    assert (after.pk, after.reason_en, after.delivery) == (before.pk, "Two calls.", "initiated")
    assert [each.slug for each in after.evidence.all()] == [logged().update.slug]


def test_drafted_assessment_is_taken_out_of_the_form(
    fields: dict[str, Any], analyst_desk: Client
) -> None:
    sent(analyst_desk, ADD, **fields | VERDICT)

    sent(analyst_desk, change_page(), **{"verdicts-0-DELETE": "on"})

    assert not Assessment.objects.exists()
    assert logged().update.bearings.count() == 1


@pytest.mark.parametrize("seen", [None, "", "garbled"], ids=["changed since", "none", "garbled"])
def test_assessment_changed_meanwhile_is_told_and_then_saved_knowingly(
    seen: str | None, fields: dict[str, Any], analyst_desk: Client, published_pledge: Pledge
) -> None:
    sent(analyst_desk, ADD, **fields | VERDICT)
    verdict = published_pledge.assessments.get()
    mine = typed(analyst_desk.get(change_page())) | {"verdicts-0-reason_en": "Mine."}
    sent(analyst_desk, page("assessment", "change", verdict.pk), reason_en="Theirs.")

    sent_back = {} if seen is None else {"verdicts-0-seen": seen}
    told = analyst_desk.post(change_page(), mine | sent_back)
    verdict.refresh_from_db()
    kept = verdict.reason_en
    analyst_desk.post(change_page(), typed(told))

    verdict.refresh_from_db()
    assert "nothing" in errors(told).lower()
    assert (kept, verdict.reason_en) == ("Theirs.", "Mine.")
