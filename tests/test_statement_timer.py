"""How long a statement of the public may run, and when it may run longer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connection

from tracker.statement_timer import (
    SECONDS,
    SECONDS_FOR_A_WHOLE_LIST,
    StatementTimer,
    patience,
    start_desk_timer,
    took_too_long,
)

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
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_statement_of_the_desk_is_ended_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.statement_timer.SECONDS_OF_THE_DESK", 0.05)
    own = connection.copy()
    own.connect()
    start_desk_timer(connection=own)

    with pytest.raises(OperationalError) as caught, own.cursor() as cursor:
        cursor.execute(ENDLESS)

    assert took_too_long(caught.value)
    own.close()


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
