"""A row as it is read where it cannot be edited: all that it says, in an analyst's words."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import page, review, verb
from tracker.actions import corrections
from tracker.models import StatusUpdate
from tracker.models.base import Content
from tracker.rules.vocabulary import Change

BEARS_ON = "<th scope='row'>bearings</th>"


@pytest.fixture
def second(published_update: StatusUpdate) -> Content:
    """The second version of an update, public."""
    return factories.correct(
        published_update.current, changes={"fact_en": "It was tested."}, change=Change.TYPO
    )


def test_later_version_shows_what_the_update_bears_on_before_it_is_withdrawn(
    second: Content, editor_desk: Client
) -> None:
    text = editor_desk.get(verb(second, "withdraw")).content.decode()

    assert BEARS_ON in text
    assert "Open a hotline" in text


def test_later_version_that_is_only_read_shows_it_too(second: Content, editor_desk: Client) -> None:
    corrections.draft_correction(
        second, changes={"fact_en": "It rang."}, change=Change.TYPO, reason="A slip."
    )

    text = editor_desk.get(page("updateversion", "change", second.pk)).content.decode()

    assert BEARS_ON in text


def test_review_of_a_correction_shows_it_and_where_the_pledges_stand(
    second: Content, analyst: User, editor_desk: Client
) -> None:
    draft = corrections.draft_correction(
        second, changes={"fact_en": "It rang."}, change=Change.TYPO, reason="A slip.", by=analyst
    )

    shown = editor_desk.get(review(draft))

    assert BEARS_ON in shown.content.decode()
    assert [each.name.partition(" · ")[0] for each in shown.context["concerned"]] == [
        "Open a hotline"
    ]


def test_what_says_nothing_is_left_out_and_names_are_those_of_the_forms(
    second: Content, editor_desk: Client
) -> None:
    text = editor_desk.get(verb(second, "withdraw")).content.decode()

    assert "<td>–</td>" not in text
    assert "<th scope='row'>public reason</th>" in text
    assert "change reason" not in text
