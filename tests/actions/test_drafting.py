"""Drafting: content becomes private rows, or is refused by field."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.models.whole_record import CONTENT_NOUNS, REFERENCE_NOUNS
from tracker.actions import drafting
from tracker.models import LogEntry
from tracker.models.bodies import CONTENT_MODELS, content_of

pytestmark = pytest.mark.django_db

RICH: dict[str, dict[str, Any]] = {
    "party": {"parent": "united-states", "aliases": ["PRC"]},
    "mechanism": {"parties": ["china"], "succeeded_by": "another-forum"},
    "dialogue": {"participants": [factories.participant(who="A minister")]},
    "update": {
        "reported_by": ["china", "independent"],
        "measurements": [factories.measurement(value="1.5"), factories.measurement(value="37")],
    },
    "assessment": {"obligor": "china"},
    "external_verdict": {"obligor": "china"},
    "indicator_point": {"reporter": "china", "value": "-0.25"},
}


@pytest.mark.parametrize("noun", [*REFERENCE_NOUNS, *CONTENT_NOUNS])
def test_draft_holds_its_content(noun: str) -> None:
    content = factories.content_for(noun, **RICH.get(noun, {}))

    (row,) = factories.draft_all(noun, [content])

    assert content_of(type(row).objects.get(pk=row.pk)) == content


@pytest.mark.parametrize("noun", [*REFERENCE_NOUNS, *CONTENT_NOUNS])
def test_draft_is_private(noun: str) -> None:
    row = factories.draft(noun)

    assert not CONTENT_MODELS[noun].published.filter(pk=row.pk).exists()


def test_draft_is_not_logged() -> None:
    factories.draft("party")

    assert not LogEntry.objects.exists()


def test_draft_remembers_its_author(analyst: User) -> None:
    row = factories.draft("pledge", by=analyst)

    assert row.drafted_by == analyst


def test_nothing_drafted_is_nothing() -> None:
    assert drafting.draft("pledge", []) == []


def test_draft_may_name_a_draft() -> None:
    factories.draft("pledge")

    row = factories.draft("wording")

    assert row.pledge.current is None
