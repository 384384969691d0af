"""What the tests of the API share: asking it, and a day that stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def on_new_years_day_2026() -> Iterator[None]:
    """Every test asks on 1 January 2026."""
    with time_machine.travel("2026-01-01T12:00:00Z", tick=False):
        yield


@pytest.fixture
def ask(db: None, visitor: Client) -> Ask:
    """`ask("pledges/?page=1")`: the body of an answer, which has to be a 200 unless said."""

    def body(path: str, *, status: int = 200) -> Any:
        response = visitor.get(f"/api/v1/{path}")
        assert response.status_code == status, response.content
        return response.json()

    return body
