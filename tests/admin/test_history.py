"""The history of a row is whole, whatever the row was called when something happened to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import page
from tracker.actions import corrections, desk, pledges
from tracker.admin.saving.differences import who_since
from tracker.models import Actor, Pledge, UpdateVersion
from tracker.rules.vocabulary import Change

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def history(client: Client, row: Any) -> Any:
    return client.get(page(row._meta.model_name, "history", row.pk)).context


@pytest.fixture
def renamed(published_pledge: Pledge, actor: Actor) -> Pledge:
    """A pledge that was renamed twice since it was published."""
    pledges.rename(published_pledge, slug="hotline", reason="Shorter.", by=actor)
    return pledges.rename(published_pledge, slug="the-hotline", reason="Clearer.", by=actor)


@pytest.fixture
def sent_back(published_pledge: Pledge, analyst: User, editor: User) -> UpdateVersion:
    """A draft that was sent back, and has taken another id since."""
    row = desk.submit(factories.draft("update", by=analyst), by=analyst)
    desk.send_back(row, comment="Which hotline?", by=editor)
    taken: Any = desk.edit(row, changes={"id": "another-id"}, by=analyst)
    found: UpdateVersion = taken
    return found


def test_renamed_pledge_keeps_its_entries(renamed: Pledge, editor_desk: Client) -> None:
    entries = history(editor_desk, renamed.current)["entries"]

    assert [each.verb for each in entries] == ["rename", "rename", "publish"]


def test_pledge_merged_into_another_keeps_its_history_to_itself(
    published_pledge: Pledge, actor: Actor, editor_desk: Client
) -> None:
    other = factories.published_pledge(id="other")
    pledges.merge(other, into=published_pledge, reason="The same.", by=actor)

    entries = history(editor_desk, published_pledge.current)["entries"]

    assert [each.verb for each in entries] == ["publish"]


def test_comment_is_kept_when_a_draft_takes_another_id(
    sent_back: UpdateVersion, editor_desk: Client
) -> None:
    events = history(editor_desk, sent_back)["events"]

    assert [each.comment for each in events] == ["was hotline-opened", "Which hotline?", ""]


def test_history_of_a_version_tells_of_the_others_too(
    renamed: Pledge, analyst: User, editor_desk: Client
) -> None:
    assert renamed.current is not None
    changes = {"title_en": "The hotline"}
    row = corrections.draft_correction(
        renamed.current, changes=changes, change=Change.TYPO, reason="A slip.", by=analyst
    )
    desk.submit(row, by=analyst)

    events = history(editor_desk, renamed.current)["events"]

    assert [(each.verb, each.version) for each in events] == [("submit", 2)]


def test_who_was_there_is_told_across_a_rename(renamed: Pledge) -> None:
    who = who_since(renamed.current, LONG_AGO)

    assert [each.split(" · ")[1] for each in who] == ["Renamed", "Renamed", "Published"]
