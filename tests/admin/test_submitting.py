"""Drafts are handed in, from their form and from the list."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models.signals import pre_save
from django.test import Client

from tests import factories
from tests.admin.desk import drafted, page, sent
from tests.admin.expired import UPDATE
from tracker.models import Pledge, UpdateVersion


def test_draft_is_submitted_from_its_form(fields: dict[str, Any], analyst_desk: Client) -> None:
    sent(analyst_desk, UPDATE, **fields, _submit="1")

    assert drafted().state == "submitted"


def test_own_drafts_are_submitted_from_the_list(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    rows = [factories.draft("update", by=analyst, id=slug) for slug in ("one", "two")]

    analyst_desk.post(
        page("updateversion"),
        {"action": "submit_selected", "_selected_action": [row.pk for row in rows]},
    )

    assert {row.state for row in UpdateVersion.objects.all()} == {"submitted"}


def test_draft_of_someone_else_stops_a_submission_from_the_list(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    rows = [factories.draft("update", by=analyst, id="one"), factories.draft("update", id="two")]

    analyst_desk.post(
        page("updateversion"),
        {"action": "submit_selected", "_selected_action": [row.pk for row in rows]},
    )

    assert {row.state for row in UpdateVersion.objects.all()} == {"draft"}


@pytest.fixture
def somebody_submits() -> Iterator[None]:
    """While one update is being saved, somebody else hands in all others."""

    def meanwhile(instance: UpdateVersion, **kwargs: Any) -> None:
        others = UpdateVersion.objects.exclude(pk=instance.pk)
        others.filter(state="draft").update(state="submitted")

    pre_save.connect(meanwhile, sender=UpdateVersion)
    yield
    pre_save.disconnect(meanwhile, sender=UpdateVersion)


def test_draft_submitted_meanwhile_stops_a_submission_from_the_list(
    published_pledge: Pledge,
    analyst: User,
    analyst_desk: Client,
    request: pytest.FixtureRequest,
) -> None:
    rows = [factories.draft("update", by=analyst, id=slug) for slug in ("one", "two")]
    request.getfixturevalue("somebody_submits")

    answer = analyst_desk.post(
        page("updateversion"),
        {"action": "submit_selected", "_selected_action": [row.pk for row in rows]},
        follow=True,
    )

    assert "is submitted, not draft" in answer.content.decode()
    assert {row.state for row in UpdateVersion.objects.all()} == {"draft"}
