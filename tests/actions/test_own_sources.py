"""Whoever rewrote a private source does not make it public, unless in a team of one."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import references, together
from tracker.actions.actors import actor_of
from tracker.actions.own_work import BY_ITS_AUTHOR
from tracker.models import (
    Actor,
    LogEntry,
    Source,
    StatusUpdate,
    UpdateVersion,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def drafted(by: User | None) -> UpdateVersion:
    row: UpdateVersion = factories.draft("update", id="second-report", by=by)
    return row


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
