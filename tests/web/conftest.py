"""Pages read on a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.factories import measurement
from tests.web.reading import ReadPage

Read = Callable[[str], ReadPage]
Count = Callable[[str], int]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """It is 21 November 2026."""
    with time_machine.travel("2026-11-21T12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def read(db: None, client: Client) -> Read:
    """`read("/pledges/")`: the page that a visitor gets."""

    def page(address: str) -> ReadPage:
        response = client.get(address)
        return ReadPage(
            response.status_code, response.content.decode(), response.get("Location", "")
        )

    return page


@pytest.fixture
def count(read: Read) -> Count:
    """`count("/")`: how many queries the page takes once everything that is kept is kept."""

    def queries(address: str) -> int:
        assert read(address).status == 200
        with CaptureQueriesContext(connection) as captured:
            read(address)
        return len(captured)

    return queries


@pytest.fixture
def charted_record(published_verdict: object) -> None:
    """Four counted pledges of two dialogues, a bundle beside them, and numbers over time."""
    factories.publish("pledge", id="second", title_en="Second")
    factories.publish("pledge", id="elsewhere", title_en="Elsewhere", dialogue="talks")
    factories.publish("pledge", id="bundle", title_en="Bundle")
    factories.publish("pledge", id="part", title_en="Part", part_of="bundle", dialogue="talks")
    for number, (day, scope) in enumerate([("2016-08-01", "One"), ("2016-09-01", "Two")]):
        counted = [measurement(value=str(number + 3), scope_en=scope)]
        factories.publish("update", id=f"count-{number}", date=day, measurements=counted)
    factories.publish("indicator_point", number=1, value="3", qualifier="more_than")
    factories.publish("indicator_point", number=2, value="5", reporter="china")
