"""Editors publish, send back and withdraw; analysts cannot."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests import factories
from tests.admin.desk import FACT, page, pressed, sent
from tracker.actions import corrections, desk
from tracker.models import (
    Assessment,
    DeskEvent,
    Pledge,
    StatusUpdate,
    UpdateVersion,
)
from tracker.rules.vocabulary import Change


@pytest.fixture
def submitted(published_pledge: Pledge, analyst: User) -> UpdateVersion:
    row: UpdateVersion = factories.draft("update", by=analyst)
    desk.submit(row, by=analyst)
    return row


def do(client: Client, row: UpdateVersion | Assessment, verb: str, **answers: str) -> int:
    """Press a button on the page of a row and answer what it asks."""
    address = page(row._meta.model_name or "", "verb", row.pk, verb)
    status: int = pressed(client, address, **answers).status_code
    return status


def is_public(row: UpdateVersion) -> bool:
    return UpdateVersion.published.filter(pk=row.pk).exists()


def test_editor_publishes_a_submission(submitted: UpdateVersion, editor_desk: Client) -> None:
    do(editor_desk, submitted, "publish")

    assert is_public(submitted)


def test_analyst_cannot_publish(submitted: UpdateVersion, analyst_desk: Client) -> None:
    status = do(analyst_desk, submitted, "publish")

    assert (status, is_public(submitted)) == (403, False)


def test_analyst_cannot_publish_by_forging_the_button_of_the_form(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)

    answer = sent(analyst_desk, page("updateversion", "change", row.pk), _publish="1")

    assert (answer.status_code, UpdateVersion.published.exists()) == (403, False)


def test_lists_publish_nothing(submitted: UpdateVersion, editor_desk: Client) -> None:
    editor_desk.post(
        page("updateversion"), {"action": "publish_selected", "_selected_action": submitted.pk}
    )

    assert not is_public(submitted)


def test_submission_is_sent_back_with_a_comment(
    submitted: UpdateVersion, editor_desk: Client
) -> None:
    do(editor_desk, submitted, "send-back", comment="Which hotline?")

    submitted.refresh_from_db()
    event = DeskEvent.objects.first()
    assert submitted.state == "draft"
    assert event is not None
    assert (event.verb, event.comment) == ("return", "Which hotline?")


def test_sending_back_asks_for_the_comment(submitted: UpdateVersion, editor_desk: Client) -> None:
    do(editor_desk, submitted, "send-back", comment=" ")

    submitted.refresh_from_db()
    assert submitted.state == "submitted"


def test_author_recalls_a_submission(submitted: UpdateVersion, analyst_desk: Client) -> None:
    do(analyst_desk, submitted, "recall")

    submitted.refresh_from_db()
    assert submitted.state == "draft"


def test_author_discards_a_draft(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)

    do(analyst_desk, row, "discard")

    assert not StatusUpdate.objects.exists()


def test_analyst_cannot_discard_the_draft_of_someone_else(
    published_pledge: Pledge, analyst_desk: Client
) -> None:
    row = factories.draft("update")

    assert do(analyst_desk, row, "discard") == 403
    assert StatusUpdate.objects.exists()


def test_refused_verdict_names_the_rule_and_stays_a_draft(
    published_pledge: Pledge, analyst: User, editor_desk: Client
) -> None:
    row = factories.draft("assessment", evidence=[], delivery="delivered", by=analyst)

    answer = sent(editor_desk, page("assessment", "change", row.pk), _publish="1")

    form = answer.context["adminform"].form
    assert "(METHOD 13)" in str(form.errors["evidence"])
    assert form["reason_en"].value() == row.reason_en
    assert not Assessment.published.exists()


def test_author_cannot_publish_by_forging_the_button_of_the_form(
    fields: dict[str, Any], editor_desk: Client
) -> None:
    answer = sent(editor_desk, page("updateversion", "add"), **fields, _publish="1")

    form = answer.context["adminform"].form
    assert "another editor publishes it" in str(form.errors)
    assert form["fact_en"].value() == FACT
    assert not UpdateVersion.objects.filter(fact_en=FACT).exists()


def test_editor_who_publishes_a_correction_is_told_what_is_under_review_now(
    published_verdict: Assessment, analyst: User, editor_desk: Client
) -> None:
    draft = corrections.draft_correction(
        UpdateVersion.objects.get(),
        changes={"fact_en": "The hotline was announced."},
        change=Change.SUBSTANTIVE,
        reason="The report was misread.",
        by=analyst,
    )

    answer = sent(editor_desk, page("updateversion", "change", draft.pk), _publish="1")

    told = " ".join(str(message) for message in answer.wsgi_request._messages)
    assert "Under review now: open-a-hotline" in told
    assert Assessment.published.filter(assessment="under_review").exists()


def test_team_of_one_publishes_from_the_form(
    settings: Settings, fields: dict[str, Any], editor_desk: Client
) -> None:
    settings.TEAM_OF_ONE = True

    sent(editor_desk, page("updateversion", "add"), **fields, _publish="1")

    row = UpdateVersion.published.get(fact_en=FACT)
    assert row.entry is not None
    assert row.entry.reason == "Published by its author: a team of one."


@pytest.mark.parametrize(("is_one", "shown"), [(False, False), (True, True)])
def test_form_for_something_new_offers_to_publish_to_a_team_of_one_only(
    settings: Settings, editor_desk: Client, is_one: bool, shown: bool
) -> None:
    settings.TEAM_OF_ONE = is_one

    text = editor_desk.get(page("updateversion", "add")).content.decode()

    assert ("_publish" in text) is shown


def test_update_is_withdrawn_with_a_reason(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    assert published_update.current is not None

    do(editor_desk, published_update.current, "withdraw", reason="A hoax.")

    published_update.refresh_from_db()
    assert published_update.withdrawn


def test_review_of_a_verdict_is_opened(published_verdict: Assessment, editor_desk: Client) -> None:
    do(editor_desk, published_verdict, "open-review", reason="New facts.")

    words = [row.assessment for row in Assessment.published.order_by("number")]
    assert words == ["assessed", "under_review"]


@pytest.mark.parametrize("desk_of", ["analyst_desk", "editor_desk", "administrator_desk"])
def test_nothing_public_can_be_deleted(
    desk_of: str, published_update: StatusUpdate, request: pytest.FixtureRequest
) -> None:
    client: Client = request.getfixturevalue(desk_of)
    address = page("updateversion", "delete", published_update.current_id)

    assert client.post(address, {"post": "yes"}).status_code == 403
    assert published_update.versions.exists()
