"""Forms that no page of the desk makes are refused; nothing is written and nothing breaks."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import errors, page, typed
from tracker.models import Conflict, DialogueVersion, Participant, PledgeVersion
from tracker.rules.vocabulary import PublicationState

DIALOGUE = page("dialogueversion", "add")
ROWS_AT_MOST = 60


@pytest.fixture
def fields(analyst_desk: Client) -> dict[str, Any]:
    """What an analyst types for a meeting with one participant."""
    return typed(analyst_desk.get(DIALOGUE)) | {
        "name_en": "Second round",
        "kind": "summit",
        "status": "held",
        "date": "2016-06-14",
    }


def test_form_that_nobody_forged_is_saved(fields: dict[str, Any], analyst_desk: Client) -> None:
    answer = analyst_desk.post(DIALOGUE, fields)

    assert answer.status_code == 302, errors(answer)
    assert DialogueVersion.objects.exists()


@pytest.mark.parametrize(
    "count",
    ["1000000000", "many", "NaN", "1e9", "9" * 5_000, ""],
    ids=["10^9", "word", "NaN", "exponent", "5,000 digits", "empty"],
)
def test_forged_number_of_rows_is_refused(
    count: str, fields: dict[str, Any], analyst_desk: Client
) -> None:
    answer = analyst_desk.post(DIALOGUE, fields | {"participants-TOTAL_FORMS": count})

    (inline,) = answer.context["inline_admin_formsets"]
    assert inline.formset.non_form_errors()
    assert len(inline.formset.forms) <= ROWS_AT_MOST
    assert not DialogueVersion.objects.exists()


@pytest.fixture
def participant(db: None) -> Participant:
    """Who sat at the table of another meeting."""
    factories.publish("dialogue", id="other", participants=[factories.participant()])
    return Participant.objects.get()


def test_row_of_another_form_cannot_be_claimed(
    participant: Participant, fields: dict[str, Any], analyst_desk: Client
) -> None:
    claimed = {
        "participants-INITIAL_FORMS": "1",
        "participants-0-id": participant.pk,
        "participants-0-party": participant.party_id,
        "participants-0-role": participant.role,
        "participants-0-who": "Somebody else",
    }

    analyst_desk.post(DIALOGUE, fields | claimed)

    participant.refresh_from_db()
    assert participant.who != "Somebody else"
    assert participant.dialogue_version.dialogue.slug == "other"


@pytest.mark.parametrize(
    ("count", "key"),
    [("1000000000", "abc"), ("1", "9" * 30), ("-1", "-1"), ("many", "1\x00"), ("9" * 5_000, "NaN")],
    ids=["10^9", "huge key", "negative", "NUL", "5,000 digits"],
)
def test_forged_key_of_a_row_stands_for_nothing(
    count: str, key: str, fields: dict[str, Any], analyst_desk: Client
) -> None:
    forged = {"participants-INITIAL_FORMS": count, "participants-0-id": key}

    answer = analyst_desk.post(DIALOGUE, fields | forged)

    assert answer.status_code in (200, 302)
    assert not Participant.objects.exists()


def test_action_that_is_not_there_does_nothing(
    analyst_desk: Client, draft_pledge: PledgeVersion
) -> None:
    analyst_desk.post(
        page("pledgeversion"),
        {"action": "publish_selected", "_selected_action": draft_pledge.pk, "index": "0"},
    )

    draft_pledge.refresh_from_db()
    assert draft_pledge.state == PublicationState.DRAFT


def test_action_on_more_rows_than_anybody_read_is_refused(
    analyst: User, analyst_desk: Client
) -> None:
    contents = [factories.conflict_content(id=f"conflict-{number}") for number in range(501)]
    rows = factories.draft_all("conflict", contents, by=analyst)

    answer = analyst_desk.post(
        page("conflict"),
        {"action": "submit_selected", "_selected_action": rows[0].pk, "select_across": "1"},
        follow=True,
    )

    assert "choose at most 500 rows" in answer.content.decode()
    assert not Conflict.objects.exclude(state=PublicationState.DRAFT).exists()


@pytest.mark.parametrize("field", ["drafted_by", "statement_en", "pledge__slug", "pk__regex", "x"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_column_is_read_through_a_small_window(
    field: str, method: str, editor_desk: Client, draft_pledge: PledgeVersion
) -> None:
    ask = getattr(editor_desk, method)

    answer = ask(
        page("pledgeversion", "change", draft_pledge.pk), {"_popup": "1", "_to_field": field}
    )

    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"CONTENT_TYPE": "multipart/form-data"}, "x"),
        ({"CONTENT_TYPE": "multipart/form-data; boundary=\u00ff"}, "x"),
        ({"CONTENT_TYPE": "application/x-www-form-urlencoded; charset=utf-16"}, "a=b"),
        ({"CONTENT_TYPE": "application/x-www-form-urlencoded"}, "&".join(["a=b"] * 201)),
        ({"CONTENT_TYPE": "application/x-www-form-urlencoded"}, f"a={'x' * 2_621_440}"),
    ],
    ids=["no boundary", "boundary that is none", "other encoding", "201 fields", "over 2.5 MB"],
)
def test_body_that_is_no_form_is_refused(
    headers: dict[str, str], body: str, analyst_desk: Client
) -> None:
    answer = analyst_desk.generic("POST", DIALOGUE, body, headers["CONTENT_TYPE"])

    assert answer.status_code == 400


def test_text_that_is_no_unicode_is_no_text(analyst_desk: Client, db: None) -> None:
    answer = analyst_desk.generic(
        "POST", DIALOGUE, "name_en=%ED%A0%80%ff", "application/x-www-form-urlencoded"
    )

    assert answer.status_code == 200
    assert not DialogueVersion.objects.exists()
