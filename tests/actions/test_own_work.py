"""Nobody publishes their own work, unless a team of one works here: then the log says so."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import assessments, corrections, desk, references, together, updates
from tracker.actions.actors import actor_of
from tracker.actions.own_work import BY_ITS_AUTHOR
from tracker.models import (
    Actor,
    Assessment,
    LogEntry,
    Pledge,
    PledgeVersion,
    Segment,
    Source,
    StatusUpdate,
    UpdateVersion,
)
from tracker.rules.vocabulary import Change, Effect

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


def cites_a_rewritten_source(analyst: User, actor: Actor) -> UpdateVersion:
    """An update of the analyst's; the actor rewrote the private source that it cites."""
    source = factories.draft("source", id="private-report")
    citations = [factories.citation(source="private-report")]
    row: UpdateVersion = factories.draft("update", id="cites-it", citations=citations, by=analyst)
    references.revise(source, changes={"title": "Rewritten"}, reason="", by=actor)
    return row


def test_whoever_rewrote_a_private_source_does_not_make_it_public(
    analyst: User, actor: Actor
) -> None:
    row = cites_a_rewritten_source(analyst, actor)

    with refusal("author", "another editor publishes it"):
        together.publish([row], by=actor)

    assert Source.objects.get(slug="private-report").entry is None


def test_another_editor_publishes_what_cites_a_rewritten_source(
    analyst: User, actor: Actor
) -> None:
    row = cites_a_rewritten_source(analyst, actor)

    together.publish([row], by=actor_of(factories.author_user()))

    assert Source.published.get(slug="private-report").title == "Rewritten"


def test_team_of_one_makes_its_own_source_public_and_the_log_says_so(
    settings: Settings, analyst: User, actor: Actor
) -> None:
    settings.TEAM_OF_ONE = True

    together.publish([cites_a_rewritten_source(analyst, actor)], by=actor)

    said = {each.subject_id: each.reason for each in LogEntry.objects.order_by("-seq")[:2]}
    assert said == {"private-report": BY_ITS_AUTHOR, "cites-it": ""}


def test_editor_who_revised_a_public_source_publishes_what_cites_it(
    analyst: User, update: StatusUpdate, actor: Actor
) -> None:
    source = Source.objects.get(slug="news-report")
    references.revise(source, changes={"title": "Revised"}, reason="A slip.", by=actor)
    row = drafted(analyst)

    together.publish([row], by=actor)

    assert UpdateVersion.published.filter(pk=row.pk).exists()
