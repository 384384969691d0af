"""A form says who may publish or edit what it shows, and how far that has come."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests import factories
from tests.admin.desk import page, pressed, review, verb
from tracker.actions import desk
from tracker.models import Pledge, StatusUpdate
from tracker.models.base import Content

NEW = page("updateversion", "add")


def form(client: Client, row: Any) -> str:
    """What the form of an update says."""
    return client.get(page("updateversion", "change", row.pk)).content.decode()


@pytest.fixture
def own(published_pledge: Pledge, editor: User) -> Content:
    return factories.draft("update", by=editor)


@pytest.fixture
def of_the_analyst(published_pledge: Pledge, analyst: User) -> Content:
    return factories.draft("update", by=analyst)


def test_editor_reads_on_a_new_form_why_it_does_not_publish(editor_desk: Client) -> None:
    text = editor_desk.get(NEW).content.decode()

    assert "Another editor publishes this: nobody publishes what they wrote themselves." in text


def test_editor_reads_on_own_work_why_they_do_not_publish_it(
    own: Content, editor: User, editor_desk: Client
) -> None:
    as_a_draft = form(editor_desk, own)
    as_submitted = form(editor_desk, desk.submit(own, by=editor))

    assert "You drafted or edited this: another editor publishes it." in as_a_draft
    assert "You drafted or edited this: another editor publishes it." in as_submitted


def test_editor_publishes_the_draft_of_another_from_its_form_unchanged(
    of_the_analyst: Content, editor_desk: Client
) -> None:
    text = form(editor_desk, of_the_analyst)

    assert 'name="_publish"' in text
    assert "If you change it, another editor publishes it." in text


def test_submission_of_another_leads_an_editor_on_to_its_review(
    of_the_analyst: Content, analyst: User, editor_desk: Client
) -> None:
    text = form(editor_desk, desk.submit(of_the_analyst, by=analyst))

    assert f'href="{review(of_the_analyst)}">Review and publish</a>' in text


def test_team_of_one_and_analysts_read_nothing_of_another_editor(
    settings: Settings, analyst_desk: Client, editor_desk: Client
) -> None:
    to_the_analyst = analyst_desk.get(NEW).content.decode()
    settings.TEAM_OF_ONE = True

    to_the_editor = editor_desk.get(NEW).content.decode()

    assert "nother editor publishes" not in to_the_analyst + to_the_editor


def test_draft_of_somebody_else_says_who_changes_it(
    own: Content, editor_desk: Client, analyst_desk: Client
) -> None:
    told = "editor&#x27;s draft: only editor or an editor changes it."

    assert told in form(analyst_desk, own)
    assert told not in form(editor_desk, own)


def test_withdrawn_update_says_so_on_its_page(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    before = form(editor_desk, published_update.current)
    pressed(editor_desk, verb(published_update.current, "withdraw"), reason="A hoax.")
    published_update.refresh_from_db()

    assert "Published · version 1" in before
    assert "Published, withdrawn · version 2" in form(editor_desk, published_update.current)
