"""The gallery of components."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.web.conftest import Read
from tests.web.reading import words
from tracker.rules.vocabulary import (
    Grade,
    LabelWord,
    MilestoneState,
    Standing,
    Strength,
    Timing,
    Vocabulary,
)

GALLERY = "/about/components/"


@pytest.fixture
def gallery(db: None, client: Client) -> str:
    """The gallery as somebody of the desk sees it."""
    client.force_login(factories.editor_user())
    return client.get(GALLERY).content.decode()


@pytest.mark.parametrize("address", [GALLERY, f"/zh-hans{GALLERY}"])
def test_stranger_finds_no_gallery(read: Read, address: str) -> None:
    assert read(address).status == 404


def test_builder_sees_the_gallery_while_debugging(read: Read, settings: Any) -> None:
    settings.DEBUG = True

    assert read(GALLERY).status == 200


@pytest.mark.parametrize("label", LabelWord)
@pytest.mark.parametrize("size", ["", " label--large"], ids=["in a row", "large"])
def test_every_label_is_shown_in_every_size(gallery: str, label: LabelWord, size: str) -> None:
    assert f'class="label label--{label.value}{size}"' in gallery


@pytest.mark.parametrize(
    "vocabulary",
    [LabelWord, Standing, Timing, Grade, MilestoneState, Strength],
    ids=lambda each: each.__name__,
)
def test_every_word_is_shown(gallery: str, vocabulary: type[Vocabulary]) -> None:
    shown = words(gallery).lower()

    assert [each for each in vocabulary if each.word.label_en.lower() not in shown] == []


@pytest.mark.parametrize(
    "state",
    [
        "deadline passed (31 Aug 2016)",
        "Split: 1 of 3 delivered",
        "last verdict: Delivered",
        "Contested",
        "its own deadline",
        "Reported by the obligor only: for One side",
        "inferred by an editor",
        "more than six months old",
        "No pledge is on the record yet.",
    ],
)
def test_states_that_are_easily_forgotten_are_shown(gallery: str, state: str) -> None:
    assert state in words(gallery)


def test_rows_and_tables_come_from_the_record(published_pledge: object, client: Client) -> None:
    client.force_login(factories.editor_user())

    shown = words(client.get(GALLERY).content.decode())

    assert "Open a hotline" in shown
    assert "1 pledge counted on 21 Nov 2026" in shown
