"""Nobody publishes their own work, unless a team of one works here: then the log says so."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import assessments, corrections, desk, together
from tracker.actions.own_work import BY_ITS_AUTHOR
from tracker.models import (
    Actor,
    Assessment,
    LogEntry,
    PledgeVersion,
    UpdateVersion,
)
from tracker.rules.vocabulary import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def newest() -> LogEntry:
    return LogEntry.objects.latest("seq")


def drafted(by: User | None) -> UpdateVersion:
    row: UpdateVersion = factories.draft("update", id="second-report", by=by)
    return row


def test_author_does_not_publish_their_own_draft(editor: User, actor: Actor) -> None:
    row = drafted(editor)

    with refusal("author", "another editor publishes it"):
        together.publish([row], by=actor)


def test_whoever_edited_a_draft_does_not_publish_it(
    analyst: User, editor: User, actor: Actor
) -> None:
    row = desk.edit(drafted(analyst), changes={"note_en": "Mine."}, by=editor)

    with refusal("author", "another editor publishes it"):
        together.publish([row], by=actor)


def test_edit_counts_after_the_draft_was_given_another_id(
    analyst: User, editor: User, actor: Actor
) -> None:
    row = desk.edit(drafted(analyst), changes={"note_en": "Mine."}, by=editor)
    row = desk.edit(row, changes={"id": "third-report"}, by=analyst)

    with refusal("author"):
        together.publish([row], by=actor)


def test_work_of_someone_else_is_published(analyst: User, actor: Actor) -> None:
    row = drafted(analyst)

    together.publish([row], by=actor)

    assert newest().reason == ""


def test_what_nobody_drafted_is_published_by_anyone(actor: Actor) -> None:
    row = drafted(None)

    together.publish([row], by=actor)

    assert UpdateVersion.published.filter(pk=row.pk).exists()


def test_draft_begun_anew_is_not_the_work_of_who_edited_the_one_thrown_away(
    analyst: User, editor: User, actor: Actor
) -> None:
    desk.discard(desk.edit(drafted(analyst), changes={"note_en": "A."}, by=editor), by=analyst)
    row = drafted(analyst)

    together.publish([row], by=actor)

    assert UpdateVersion.published.filter(pk=row.pk).exists()


def test_own_row_among_many_stops_all(analyst: User, editor: User, actor: Actor) -> None:
    rows = [drafted(analyst), factories.draft("wording", by=editor)]

    with refusal("author"):
        together.publish(rows, by=actor)


def test_team_of_one_publishes_its_own_work_and_the_log_says_so(
    settings: Settings, editor: User, actor: Actor
) -> None:
    settings.TEAM_OF_ONE = True
    row = drafted(editor)

    together.publish([row], by=actor)

    assert newest().reason == BY_ITS_AUTHOR == "Published by its author: a team of one."


def test_team_of_one_keeps_the_reason_of_a_correction(
    settings: Settings, pledge_version: PledgeVersion, editor: User, actor: Actor
) -> None:
    settings.TEAM_OF_ONE = True
    version = corrections.draft_correction(
        pledge_version,
        changes={"title_en": "Open the hotline"},
        change=Change.TYPO,
        reason="A slip.",
        by=editor,
    )

    together.publish([version], by=actor)

    assert newest().reason == f"A slip. {BY_ITS_AUTHOR}"


def test_team_of_one_says_nothing_of_the_work_of_others(
    settings: Settings, analyst: User, actor: Actor
) -> None:
    settings.TEAM_OF_ONE = True

    together.publish([drafted(analyst)], by=actor)

    assert newest().reason == ""


def test_withdrawal_is_an_act_of_one_step(update_version: UpdateVersion, actor: Actor) -> None:
    corrections.withdraw(update_version, reason="A hoax.", by=actor)

    update_version.update.refresh_from_db()
    assert update_version.update.withdrawn


def test_opening_a_review_is_an_act_of_one_step(verdict: Assessment, actor: Actor) -> None:
    review = assessments.open_review(verdict, reason="New facts.", by=actor)

    assert review.is_published
