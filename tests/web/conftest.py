"""Pages read on a fixed day."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.test import Client

from tests.web.reading import ReadPage

Read = Callable[[str], ReadPage]


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
