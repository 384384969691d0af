"""Two pledges that differ in everything a parameter can ask about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import QueryDict

from tests import factories
from tracker.filters import pledges

TODAY = date(2026, 1, 1)
Find = Callable[..., list[str]]


@pytest.fixture
def find(db: None) -> Find:
    """`find("label=delivered")`: the slugs that a query string selects, in order."""

    def slugs(query: str, today: date = TODAY) -> list[str]:
        return [pledge.slug for pledge in pledges(QueryDict(query), today=today).queryset]

    return slugs


@pytest.fixture
def two_pledges(db: None) -> None:
    """The hotline of 2015, under way and overdue; lists that a ministry shares since 2017."""
    _hotline()
    _lists()


def _hotline() -> None:
    factories.publish("pledge")
    factories.publish("wording", number=1, side="china", strength="commitment")
    factories.publish("wording", number=2, side="united-states", strength="plan")
    factories.publish("update")
    factories.publish("assessment")
    factories.publish("external_verdict")


def _lists() -> None:
    factories.draft("topic", id="fraud", name_en="Fraud")
    factories.draft("party", id="ministry", name_en="Bureau", name_zh="某部", parent="china")
    factories.publish(
        "dialogue", id="second-round", mechanism="other-forum", name_en="Second round", round=2
    )
    factories.publish(
        "pledge",
        id="share-lists",
        title_en="share 100% of lists",
        title_zh="共享名单",
        statement_en="The ministry will share lists of numbers.",
        dialogue="second-round",
        made_on="2017-03",
        kind="continuing",
        deliverable="information_sharing",
        topics=["fraud"],
        obligors=["ministry"],
        deadline_as_written_en="",
        due="",
        basis="none",
    )
