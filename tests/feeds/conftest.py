"""Feeds and files read on a fixed day, over a record of two pledges that differ in much."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from tests import factories
from tests.feeds.reading import Sent, sent

Get = Callable[..., Sent]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """It is 21 November 2026."""
    with time_machine.travel("2026-11-21T12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def get(db: None, client: Client) -> Get:
    """`get("/pledges.csv")`: what a reader is sent; streams are read to their end."""

    def answer(address: str, status: int = 200, **headers: str) -> Sent:
        found = sent(client.get(address, headers=headers))
        assert found.status == status, found.text
        return found

    return answer


@pytest.fixture
def two_pledges(published_verdict: object) -> None:
    """The hotline of 2015, under way and overdue; lists that a ministry shares since 2017."""
    factories.draft("topic", id="fraud", name_en="Fraud")
    factories.draft("party", id="ministry", name_en="Bureau", name_zh="某部", parent="china")
    factories.publish("wording", strength="commitment")
    factories.publish(
        "pledge",
        id="share-lists",
        title_en="Share lists",
        title_zh="共享名单",
        statement_en="The ministry will share lists.",
        made_on="2017-03",
        kind="continuing",
        topics=["fraud", "hotlines"],
        obligors=["ministry"],
        deadline_as_written_en="",
        due="",
        basis="none",
    )
