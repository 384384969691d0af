"""Loading a package: all of it, in one transaction and one batch, or nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import bulk
from tracker.models import Actor, Assessment, Checkpoint, LogEntry, Party, Pledge, PledgeVersion
from tracker.models.bodies import content_of

pytestmark = pytest.mark.django_db

Contents = dict[str, list[dict[str, Any]]]


@pytest.fixture
def contents() -> Contents:
    """A small package: a pledge in two versions, a report, and a verdict."""
    first = factories.pledge_content()
    later = {"version": 2, "change": "typo", "change_reason": "A slip."}
    return {
        "party": [
            factories.party_content(),
            factories.party_content(id="united-states", name_en="United States"),
            factories.party_content(id="unused", name_en="Named by nothing"),
        ],
        "topic": [factories.topic_content()],
        "mechanism": [factories.mechanism_content()],
        "source": [factories.source_content()],
        "dialogue": [factories.dialogue_content()],
        "pledge": [first, first | later | {"title_en": "Open the hotline"}],
        "fulfilment_test": [factories.fulfilment_test_content()],
        "update": [factories.update_content()],
        "assessment": [factories.assessment_content()],
    }


def test_loaded_package_is_public(contents: Contents, actor: Actor) -> None:
    count = bulk.load(contents, by=actor)

    assert count == sum(map(len, contents.values()))
    assert Pledge.published.get().current == PledgeVersion.published.get()
    assert content_of(Assessment.published.get()) == contents["assessment"][0]


def test_history_is_told_version_by_version(contents: Contents, actor: Actor) -> None:
    bulk.load(contents, by=actor)

    verbs = LogEntry.objects.filter(subject_type="pledge").order_by("seq")
    assert list(verbs.values_list("verb", flat=True)) == ["publish", "typo"]


def test_load_is_one_batch(contents: Contents, actor: Actor) -> None:
    bulk.load(contents, by=actor)

    assert LogEntry.objects.values("batch").distinct().count() == 1
    assert Checkpoint.objects.count() == 1


def test_package_is_public_as_a_whole(contents: Contents, actor: Actor) -> None:
    bulk.load(contents, by=actor)

    assert Party.published.filter(slug="unused").exists()


def test_progress_is_told_in_rows(contents: Contents, actor: Actor) -> None:
    told: list[int] = []

    bulk.load(contents, by=actor, progress=told.append)

    assert sum(told) == sum(map(len, contents.values()))


def test_one_faulty_row_stops_the_load(contents: Contents, actor: Actor) -> None:
    contents["update"][0]["citations"] = []

    with refusal("citations", rule=13):
        bulk.load(contents, by=actor)


def test_package_can_be_empty(actor: Actor) -> None:
    assert bulk.load({}, by=actor) == 0
