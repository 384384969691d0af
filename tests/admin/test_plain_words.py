"""What the forms of the desk call things, and what they say when something is wrong."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import page, pressed, sent, verb
from tracker.models import StatusUpdate

ADD = page("updateversion", "add")


@pytest.mark.parametrize(
    ("word", "delivery", "expected"),
    [
        ("assessed", "", "Choose a delivery."),
        ("under_review", "delivered", "Leave the delivery empty, or choose “Assessed”."),
    ],
    ids=["missing", "too much"],
)
def test_wrong_delivery_is_told_on_its_field(
    word: str, delivery: str, expected: str, fields: dict[str, Any], analyst_desk: Client
) -> None:
    verdict = {"assessment": word, "delivery": delivery, "reason_en": "A call was made."}
    row = {f"verdicts-0-{name}": value for name, value in verdict.items()}

    answer = sent(analyst_desk, ADD, **fields | row)

    (verdicts,) = [
        each.formset
        for each in answer.context["inline_admin_formsets"]
        if each.formset.prefix == "verdicts"
    ]
    assert verdicts.forms[0].errors == {"delivery": [expected]}


def test_rows_of_a_correction_are_called_by_their_names(
    published_update: StatusUpdate, analyst_desk: Client
) -> None:
    version = factories.draft(
        "update",
        id="counted",
        by=User.objects.get(username="analyst"),
        citations=[factories.citation(locator="p. 2")],
        measurements=[factories.measurement(value="130")],
    )

    text = analyst_desk.get(page("updateversion", "change", version.pk)).content.decode()

    source = version.citations.get().source
    assert f"{source} · p. 2" in text
    assert "130 calls" in text
    assert 'value="130"' in text
    assert "130.000000" not in text


def test_message_ends_with_one_full_stop(
    published_pledge: Any, analyst: User, editor_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)

    answer = pressed(editor_desk, verb(row, "publish"), companions="on")

    (told,) = [str(each) for each in answer.wsgi_request._messages]
    assert told.strip() == "Published: “The hotline was opened.”"
