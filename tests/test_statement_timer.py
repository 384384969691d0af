"""How long a statement of the public may run, and when it may run longer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tracker.statement_timer import SECONDS, SECONDS_FOR_A_WHOLE_LIST, StatementTimer, patience

pytestmark = pytest.mark.django_db


@pytest.fixture
def timer() -> Iterator[StatementTimer]:
    """A timer on the connection of the test, which PostgreSQL has no use for."""
    timer = StatementTimer()
    with connection.execute_wrapper(timer):
        yield timer


def allowed(timer: StatementTimer) -> Any:
    """How long a statement may run, as the database says or the timer does."""
    if connection.vendor != "postgresql":
        return timer.seconds
    with connection.cursor() as cursor:
        cursor.execute("SELECT setting::int / 1000.0 FROM pg_settings WHERE name = %s", [NAME])
        return float(cursor.fetchone()[0])


NAME = "statement_timeout"


def test_patience_lasts_as_long_as_its_block(timer: StatementTimer) -> None:
    before = allowed(timer)

    with patience(connection):
        within = allowed(timer)

    assert (within, allowed(timer)) == (SECONDS_FOR_A_WHOLE_LIST, before)


def test_patience_within_patience_leaves_the_outer_one_as_it_was(timer: StatementTimer) -> None:
    with patience(connection):
        with patience(connection):
            pass
        within = allowed(timer)

    assert within == SECONDS_FOR_A_WHOLE_LIST


def test_patience_of_the_timer_ends_with_an_error_too(timer: StatementTimer) -> None:
    with pytest.raises(ValueError, match="interrupted"), patience(connection):
        raise ValueError("interrupted")

    assert timer.seconds == SECONDS
