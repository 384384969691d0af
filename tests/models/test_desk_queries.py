"""Whose turn it is: every unpublished row is in the right list of the right person."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection

from tests import factories
from tracker.actions import desk
from tracker.models import DeskEvent, UpdateVersion
from tracker.models.desk_queries import DeskList

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(analyst: User) -> UpdateVersion:
    """An update that the analyst drafted."""
    version: UpdateVersion = factories.draft("update", by=analyst)
    return version


def lists_of(person: User) -> set[str]:
    """The lists of a person that hold anything."""
    rows = UpdateVersion.objects.all()
    return {which.value for which in DeskList if rows.in_list(which, person).exists()}


def test_draft_is_its_authors(row: UpdateVersion, analyst: User, editor: User) -> None:
    assert (lists_of(analyst), lists_of(editor)) == ({"drafts"}, set())


def test_submission_waits_for_another_person(
    row: UpdateVersion, analyst: User, editor: User
) -> None:
    desk.submit(row, by=analyst)

    assert (lists_of(analyst), lists_of(editor)) == ({"handed-in"}, {"to-review"})


def test_draft_that_came_back_is_not_among_the_others(
    row: UpdateVersion, analyst: User, editor: User
) -> None:
    desk.submit(row, by=analyst)
    desk.send_back(row, comment="Say where.", by=editor)

    assert (lists_of(analyst), lists_of(editor)) == ({"sent-back"}, set())


def test_draft_that_came_back_stays_so_while_it_is_mended(
    row: UpdateVersion, analyst: User, editor: User
) -> None:
    desk.submit(row, by=analyst)
    desk.send_back(row, comment="Say where.", by=editor)
    desk.edit(row, changes={"fact_en": "It was opened in Beijing."}, by=analyst)

    assert lists_of(analyst) == {"sent-back"}


def test_recalled_draft_is_a_draft_like_any_other(
    row: UpdateVersion, analyst: User, editor: User
) -> None:
    for _ in range(2):
        desk.submit(row, by=analyst)
        desk.send_back(row, comment="Say where.", by=editor)
    desk.submit(row, by=analyst)
    desk.recall(row, by=analyst)

    assert lists_of(analyst) == {"drafts"}


def test_editor_does_not_review_what_they_edited(
    row: UpdateVersion, analyst: User, editor: User
) -> None:
    desk.edit(row, changes={"fact_en": "It was opened in Beijing."}, by=editor)
    desk.submit(row, by=analyst)

    assert lists_of(editor) == set()


def test_team_of_one_reviews_its_own_work(
    row: UpdateVersion, analyst: User, settings: LazySettings
) -> None:
    settings.TEAM_OF_ONE = True
    desk.submit(row, by=analyst)

    assert lists_of(analyst) == {"handed-in", "to-review"}


def test_published_row_is_in_no_list(analyst: User, editor: User) -> None:
    factories.publish("update")

    assert (lists_of(analyst), lists_of(editor)) == (set(), set())


def test_draft_keeps_its_list_under_another_id(
    row: UpdateVersion, analyst: User, editor: User
) -> None:
    desk.submit(row, by=analyst)
    desk.send_back(row, comment="Say where.", by=editor)
    desk.edit(row, changes={"id": "another-id"}, by=analyst)

    assert lists_of(analyst) == {"sent-back"}


@pytest.mark.parametrize("noun", ["update", "assessment", "pledge_link", "conflict"])
def test_desk_log_of_before_learns_its_rows(noun: str, analyst: User, editor: User) -> None:
    row = factories.draft(noun, by=analyst)
    desk.submit(row, by=analyst)
    DeskEvent.objects.update(row=None)

    migration: Any = import_module("tracker.migrations.0005_todays_work")
    migration.name_rows(apps, SimpleNamespace(connection=connection))

    assert DeskEvent.objects.get().row == row.pk
