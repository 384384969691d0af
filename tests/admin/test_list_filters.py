"""A filter beside a list leaves the rows that its words promise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.admin.desk import page
from tracker.actions import tips
from tracker.models import Mechanism, Tip
from tracker.rules.vocabulary import TipKind


def left(client: Client, model: str, **query: str) -> list[Any]:
    """The rows that a list shows."""
    answer: Any = client.get(page(model), query)
    return list(answer.context["cl"].queryset)


@pytest.mark.parametrize(
    ("days", "period", "is_left"),
    [(6, "week", True), (8, "week", False), (29, "month", True), (31, "month", False)],
)
def test_period_leaves_what_came_since(
    days: int, period: str, is_left: bool, analyst_desk: Client
) -> None:
    tip = tips.receive(kind=TipKind.OTHER, what="Look again.")
    Tip.objects.filter(pk=tip.pk).update(at=datetime.now(UTC) - timedelta(days=days))

    assert left(analyst_desk, "tip", at=period) == [tip] * is_left


@pytest.mark.parametrize(("answer", "slug"), [("yes", "meets-still"), ("no", "met-once")])
def test_question_leaves_one_side_of_it(answer: str, slug: str, analyst_desk: Client) -> None:
    factories.draft("mechanism", id="meets-still")
    factories.draft("mechanism", id="met-once", ended="2017")

    rows: list[Mechanism] = left(analyst_desk, "mechanism", meeting=answer)

    assert [row.slug for row in rows] == [slug]


@pytest.mark.parametrize(("slug", "is_left"), [("china", True), ("united-states", False)])
def test_party_leaves_what_it_promised(slug: str, is_left: bool, analyst_desk: Client) -> None:
    pledge = factories.publish("pledge")

    assert left(analyst_desk, "pledgeversion", party=slug) == [pledge] * is_left


def test_mechanism_leaves_what_was_promised_in_it(analyst_desk: Client) -> None:
    pledge = factories.publish("pledge")
    mechanism = pledge.dialogue.current.mechanism
    factories.draft("mechanism", id="another")

    assert left(analyst_desk, "pledgeversion", mechanism=mechanism.slug) == [pledge]
    assert left(analyst_desk, "pledgeversion", mechanism="another") == []


@pytest.mark.parametrize(("state", "is_left"), [("dead", True), ("alive", False)])
def test_link_leaves_sources_in_that_state(
    state: str, is_left: bool, published_update: object, analyst_desk: Client
) -> None:
    source = factories.dead_link().source

    assert left(analyst_desk, "source", link=state) == [source] * is_left


@pytest.mark.parametrize(("answer", "slug"), [("yes", "kept"), ("no", "not-kept")])
def test_archived_copy_is_there_or_not(answer: str, slug: str, analyst_desk: Client) -> None:
    factories.draft("source", id="kept", archived_url="https://archive.example/hotline")
    factories.draft("source", id="not-kept")

    assert [row.slug for row in left(analyst_desk, "source", archived=answer)] == [slug]
