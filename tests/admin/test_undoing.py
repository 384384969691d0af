"""A submission is taken back where it was told of."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import FACT, page, pressed, said, sent, verb
from tracker.actions import desk
from tracker.models import Pledge, UpdateVersion


def undo(client: Client, told: str) -> Any:
    """Press the button that stands in a message."""
    (address,) = re.findall(r'action="([^"]+)"', told)
    (seen,) = re.findall(r'name="seen" value="([^"]+)"', told)
    return client.post(address, {"seen": seen})


def test_submission_is_undone_from_its_message(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)

    told = said(pressed(analyst_desk, verb(row, "submit")))
    undone = undo(analyst_desk, told)

    row.refresh_from_db()
    assert f'action="{verb(row, "recall")}"' in told
    assert "Recalled" in said(undone)
    assert row.state == "draft"


def test_submission_of_a_form_is_undone_at_one_press(
    fields: dict[str, Any], analyst_desk: Client
) -> None:
    told = said(sent(analyst_desk, page("updateversion", "add"), **fields, _submit="1"))

    undo(analyst_desk, told)

    assert UpdateVersion.objects.get(fact_en=FACT).state == "draft"


def test_undo_of_what_was_changed_meanwhile_asks_again(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)
    told = said(pressed(analyst_desk, verb(row, "submit")))
    recalled = desk.recall(UpdateVersion.objects.get(pk=row.pk), by=analyst)
    desk.submit(desk.edit(recalled, changes={"fact_en": "Other."}, by=analyst), by=analyst)

    answer = undo(analyst_desk, told)

    assert "Somebody else changed this since you opened it" in answer.content.decode()
    assert UpdateVersion.objects.get(pk=row.pk).state == "submitted"


def test_undo_that_comes_too_late_says_so(
    submitted: UpdateVersion, editor_desk: Client, analyst_desk: Client
) -> None:
    pressed(editor_desk, verb(submitted, "publish"), companions="on")

    answer = analyst_desk.get(verb(submitted, "recall"), follow=True)

    assert "Recall: nothing was done. This is Published by now." in answer.content.decode()
