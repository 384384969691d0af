"""Publication into an empty record: what is named becomes public with what names it."""

from __future__ import annotations

import json

import pytest

from tests import factories
from tests.models.whole_record import CONTENT_NOUNS
from tracker.actions import together
from tracker.models import (
    Actor,
    Checkpoint,
    LogEntry,
    Party,
    Pledge,
)
from tracker.models.bodies import CONTENT_MODELS, content_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_published_content_is_public(noun: str) -> None:
    row = factories.publish(noun)

    assert CONTENT_MODELS[noun].published.get(pk=row.pk) == row


@pytest.mark.parametrize("noun", CONTENT_NOUNS)
def test_log_body_holds_what_was_published(noun: str) -> None:
    row = factories.publish(noun)

    body = json.loads(row.entry.body.body)

    assert body["content"] == content_of(row)
    assert body["subject"] == {"type": noun, "id": row.public_id}


def test_references_become_public_before_what_names_them() -> None:
    factories.draft("party", id="ministry", kind="agency", parent="china")
    factories.draft("source", side="ministry")

    factories.publish("wording", side="ministry")

    order = list(LogEntry.objects.order_by("seq").values_list("subject_id", flat=True))
    assert order.index("china") < order.index("news-report") < order.index("open-a-hotline/1")
    assert order.index("ministry") < order.index("news-report")


def test_state_of_an_agency_becomes_public_with_it() -> None:
    factories.draft("party", id="ministry", kind="agency", parent="china")

    factories.publish("pledge", obligors=["ministry"])

    assert set(Party.published.values_list("slug", flat=True)) >= {"china", "ministry"}


def test_drafts_that_name_each_other_are_published_together(actor: Actor) -> None:
    rows = [factories.draft("dialogue"), factories.draft("pledge"), factories.draft("wording")]

    entries = together.publish(rows, by=actor).entries

    assert Pledge.published.get().slug == factories.HOTLINE
    assert len({entry.batch for entry in entries}) == 1
    assert Checkpoint.objects.latest("size").size == entries[-1].seq
