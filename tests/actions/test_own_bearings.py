"""Whoever wrote an update lets it bear on no more pledges, unless in a team of one."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import corrections, desk, together, updates
from tracker.actions.actors import actor_of
from tracker.actions.own_work import BY_ITS_AUTHOR
from tracker.models import (
    Actor,
    LogEntry,
    Pledge,
    Segment,
    UpdateVersion,
)
from tracker.rules.vocabulary import Change, Effect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def newest() -> LogEntry:
    return LogEntry.objects.latest("seq")


def drafted(by: User | None) -> UpdateVersion:
    row: UpdateVersion = factories.draft("update", id="second-report", by=by)
    return row


@pytest.fixture
def cancelled() -> Pledge:
    """A pledge that a report says is dropped."""
    return factories.published_pledge(id="second-pledge")


def test_author_of_a_published_update_does_not_let_it_bear_on_one_more_pledge(
    analyst: User, editor: User, actor: Actor, cancelled: Pledge
) -> None:
    row = drafted(analyst)
    desk.edit(row, changes={"note_en": "Mine."}, by=editor)
    row.refresh_from_db()
    together.publish([row], by=actor_of(factories.author_user()))
    row.update.refresh_from_db()

    with refusal("author", "another editor publishes it"):
        updates.add_bearing(
            row.update, pledge=cancelled, effect=Effect.WITHDRAWN, reason="Dropped.", by=actor
        )

    assert not Segment.objects.filter(pledge=cancelled, standing="withdrawn").exists()


def test_author_of_a_later_version_adds_no_bearing_either(
    update_version: UpdateVersion, editor: User, actor: Actor, cancelled: Pledge
) -> None:
    changes, change = {"note_en": "Mine."}, Change.TYPO
    corrections.draft_correction(
        update_version, changes=changes, change=change, reason="A slip.", by=editor
    )

    with refusal("author"):
        updates.add_bearing(
            update_version.update,
            pledge=cancelled,
            effect=Effect.WITHDRAWN,
            reason="Dropped.",
            by=actor,
        )


def test_team_of_one_adds_a_bearing_and_the_log_says_so(
    settings: Settings, editor: User, actor: Actor, cancelled: Pledge
) -> None:
    settings.TEAM_OF_ONE = True
    row = drafted(editor)
    together.publish([row], by=actor)
    row.update.refresh_from_db()

    updates.add_bearing(
        row.update, pledge=cancelled, effect=Effect.WITHDRAWN, reason="Dropped.", by=actor
    )

    assert newest().reason == f"Dropped. {BY_ITS_AUTHOR}"
