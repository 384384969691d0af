"""Two people at once: the second is told, and keeps what they typed."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import errors, page, typed
from tracker.actions import desk, references
from tracker.actions.actors import actor_of
from tracker.models import Pledge, Source, UpdateVersion


@pytest.fixture
def source(db: None) -> Source:
    row: Source = factories.draft("source")
    return row


@pytest.fixture
def opened(source: Source, editor_desk: Client) -> dict[str, Any]:
    """The form of the source as the editor opened it."""
    return typed(editor_desk.get(page("source", "change", source.pk)))


def test_second_of_two_edits_is_refused_with_its_text_kept(
    source: Source, opened: dict[str, Any], editor: User, editor_desk: Client
) -> None:
    references.revise(source, changes={"title": "Theirs"}, reason="", by=actor_of(editor))

    answer = editor_desk.post(page("source", "change", source.pk), opened | {"title": "Mine"})

    source.refresh_from_db()
    assert "Somebody else changed this" in errors(answer)
    assert answer.context["adminform"].form["title"].value() == "Mine"
    assert source.title == "Theirs"


def test_refused_edit_shows_the_fingerprint_it_came_with(
    source: Source, opened: dict[str, Any], editor: User, editor_desk: Client
) -> None:
    references.revise(source, changes={"title": "Theirs"}, reason="", by=actor_of(editor))

    answer = editor_desk.post(page("source", "change", source.pk), opened | {"title": "Mine"})

    assert answer.context["adminform"].form["seen"].value() == opened["seen"]


@pytest.mark.parametrize("seen", ["", "garbled", "0" * 32])
def test_missing_or_garbled_fingerprint_is_refused(
    seen: str, source: Source, opened: dict[str, Any], editor_desk: Client
) -> None:
    answer = editor_desk.post(
        page("source", "change", source.pk), opened | {"title": "Mine", "seen": seen}
    )

    source.refresh_from_db()
    assert "Somebody else changed this" in errors(answer)
    assert source.title != "Mine"


def test_edit_of_a_draft_that_is_gone_keeps_the_text(
    published_pledge: Pledge, editor: User, editor_desk: Client
) -> None:
    row = factories.draft("update", by=editor)
    address = page("updateversion", "change", row.pk)
    opened = typed(editor_desk.get(address))
    desk.discard(row, by=editor)

    answer = editor_desk.post(address, opened | {"fact_en": "Mine"})

    assert "Somebody saved, submitted, corrected or discarded this" in errors(answer)
    assert answer.context["adminform"].form["fact_en"].value() == "Mine"
    assert not UpdateVersion.objects.exists()
