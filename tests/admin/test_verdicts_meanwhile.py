"""Verdicts in the form of an update that others touched while the form was open."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests.admin.desk import FACT, errors, page, sent, typed
from tracker.actions import assessments, companions, desk
from tracker.models import Assessment, DeskEvent, Pledge, UpdateVersion

ADD = page("updateversion", "add")
VERDICT = {
    "verdicts-0-delivery": "initiated",
    "verdicts-0-confidence": "medium",
    "verdicts-0-reason_en": "A call was put through.",
}


@pytest.fixture
def logged(fields: dict[str, Any], analyst_desk: Client) -> UpdateVersion:
    """An analyst's draft of an update with one verdict."""
    sent(analyst_desk, ADD, **fields | VERDICT)
    return UpdateVersion.objects.get(fact_en=FACT)


@pytest.fixture
def address(logged: UpdateVersion) -> str:
    return page("updateversion", "change", logged.pk)


def second_verdict(row: UpdateVersion, analyst: User) -> Assessment:
    """Another verdict because of the same update, on the same pledge."""
    (first,) = companions.companions_of(row)
    assert isinstance(first, Assessment)
    content = {
        "pledge": first.pledge.slug,
        "obligor": None,
        "as_of": "2016-08-03",
        "assessment": "assessed",
        "delivery": "delivered",
        "confidence": "high",
        "non_delivery_reason": "",
        "reason_en": "A second look.",
        "reason_zh": "",
    }
    return assessments.reassess(
        row.update, content, keeps_evidence=False, author=analyst, by=analyst
    )


@pytest.mark.parametrize("button", ["_publish", "_submit"])
def test_verdict_that_was_not_there_when_the_form_was_opened_does_not_go_with_it(
    button: str, logged: UpdateVersion, address: str, analyst: User, editor_desk: Client
) -> None:
    opened = typed(editor_desk.get(address))
    second_verdict(logged, analyst)

    answer = editor_desk.post(address, opened | {button: "1"})

    assert "Somebody else changed this" in errors(answer)
    assert "A second look." in answer.content.decode()
    assert set(Assessment.objects.values_list("state", flat=True)) == {"draft"}
    assert UpdateVersion.objects.get(pk=logged.pk).state == "draft"


def test_verdict_that_makes_no_sense_is_kept_as_it_was_typed(
    logged: UpdateVersion, address: str, analyst: User, analyst_desk: Client
) -> None:
    opened = typed(analyst_desk.get(address))
    second_verdict(logged, analyst)

    told = analyst_desk.post(address, opened | {"verdicts-0-delivery": "perhaps"})

    assert "Somebody else changed this" in errors(told)
    assert "perhaps is not one of the available choices" in told.content.decode()
    assert set(Assessment.objects.values_list("delivery", flat=True)) == {"initiated", "delivered"}


def test_verdict_discarded_meanwhile_is_not_drafted_again(
    logged: UpdateVersion, address: str, editor: User, analyst_desk: Client
) -> None:
    opened = typed(analyst_desk.get(address))
    desk.discard(Assessment.objects.get(), by=editor)

    told = analyst_desk.post(address, opened | {"note_en": "Mine."})
    analyst_desk.post(address, typed(told))

    assert any("editor · Discarded" in each for each in told.context["meanwhile"].who)
    assert not Assessment.objects.exists()
    assert UpdateVersion.objects.get(pk=logged.pk).note_en == "Mine."


def test_text_typed_into_a_verdict_that_was_discarded_is_kept(
    logged: UpdateVersion, address: str, editor: User, analyst_desk: Client
) -> None:
    opened = typed(analyst_desk.get(address)) | {"verdicts-0-reason_en": "Two calls."}
    desk.discard(Assessment.objects.get(), by=editor)

    told = analyst_desk.post(address, opened)
    was_made = Assessment.objects.exists()
    analyst_desk.post(address, typed(told))

    assert "Somebody else changed this" in errors(told)
    assert typed(told)["verdicts-0-reason_en"] == "Two calls."
    assert not was_made
    assert Assessment.objects.get().reason_en == "Two calls."


def test_verdict_submitted_on_its_own_page_is_not_drafted_a_second_time(
    logged: UpdateVersion, address: str, analyst: User, analyst_desk: Client
) -> None:
    opened = typed(analyst_desk.get(address))
    desk.submit(Assessment.objects.get(), by=analyst)

    told = analyst_desk.post(address, opened | {"note_en": "Mine."})
    analyst_desk.post(address, typed(told))

    assert "Somebody else changed this" in errors(told)
    assert Assessment.objects.get().state == "submitted"


def test_of_two_verdicts_the_one_that_stayed_is_saved(
    logged: UpdateVersion, address: str, analyst: User, editor: User, analyst_desk: Client
) -> None:
    first, stays = Assessment.objects.get(), second_verdict(logged, analyst)
    opened = typed(analyst_desk.get(address)) | {"verdicts-1-reason_en": "Mine."}
    desk.discard(first, by=editor)

    told = analyst_desk.post(address, opened)
    answer = analyst_desk.post(address, typed(told))

    assert any("editor · Discarded" in each for each in told.context["meanwhile"].who)
    assert answer.status_code == 302
    assert [(row.pk, row.reason_en) for row in Assessment.objects.all()] == [(stays.pk, "Mine.")]


def test_who_takes_a_verdict_out_has_edited_the_update(
    settings: Settings, logged: UpdateVersion, address: str, editor_desk: Client
) -> None:
    settings.TEAM_OF_ONE = False

    answer = sent(editor_desk, address, **{"verdicts-0-DELETE": "on"}, _publish="1")

    assert "another editor publishes it" in errors(answer)
    assert not UpdateVersion.published.filter(pk=logged.pk).exists()
    assert Assessment.objects.exists()


def test_verdict_taken_out_is_noted_with_its_update(
    logged: UpdateVersion, address: str, editor: User, editor_desk: Client
) -> None:
    (verdict,) = companions.companions_of(logged)

    sent(editor_desk, address, **{"verdicts-0-DELETE": "on"})

    event = DeskEvent.objects.get(noun="update", row=logged.pk)
    assert (event.verb, event.user) == ("draft", editor)
    assert event.comment == f"without assessment {verdict.public_id}"


def test_updates_are_submitted_from_the_list_with_their_verdicts(
    logged: UpdateVersion, analyst_desk: Client, published_pledge: Pledge
) -> None:
    analyst_desk.post(
        page("updateversion"), {"action": "submit_selected", "_selected_action": logged.pk}
    )

    logged.refresh_from_db()
    assert logged.state == published_pledge.assessments.get().state == "submitted"
