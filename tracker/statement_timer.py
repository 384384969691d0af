"""A public read may take one second, a statement of the desk five.

PostgreSQL counts by itself; for SQLite we count here. Commands have all the time they need: only
what answers requests begins by calling `limit_desk`.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from psycopg.errors import QueryCanceled

SECONDS = 1.0
SECONDS_OF_THE_DESK = 5.0
# A whole list is put in order before its first row can be sent: once for a long answer.
SECONDS_FOR_A_WHOLE_LIST = 10.0
STEPS_BETWEEN_LOOKS = 20_000


class StatementTimer:
    """Ends a statement that is still giving rows so many seconds after it began, commonly one.

    SQLite then raises `OperationalError: interrupted`. The clock runs until the next statement
    begins, so a long export must ask in portions.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.deadline = float("inf")
        self.seconds = seconds

    def has_run_out(self) -> bool:
        """SQLite asks this every few thousand steps; a true answer ends the statement."""
        return time.monotonic() > self.deadline

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        self.deadline = time.monotonic() + self.seconds
        return execute(sql, params, many, context)


def took_too_long(error: OperationalError) -> bool:
    """Whether a statement failed because its time was over, and not for another reason."""
    return isinstance(error.__cause__, QueryCanceled) or "interrupted" in str(error)


def limit_desk() -> None:
    """From now on, time the statements of the desk too: this process answers requests."""
    connection_created.connect(start_desk_timer, dispatch_uid="desk_timer")


def start_timer(connection: BaseDatabaseWrapper, **signal: object) -> None:
    """Give a new SQLite connection of the `public` alias its timer; others have none."""
    if connection.vendor == "sqlite" and connection.alias == "public":
        _time(connection, StatementTimer())


def start_desk_timer(connection: BaseDatabaseWrapper, **signal: object) -> None:
    """Give a new connection that may write its timer."""
    if connection.alias == "public":
        return
    if connection.vendor == "sqlite":
        _time(connection, StatementTimer(SECONDS_OF_THE_DESK))
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = %s", [SECONDS_OF_THE_DESK * 1000])


def _time(connection: BaseDatabaseWrapper, timer: StatementTimer) -> None:
    connection.connection.set_progress_handler(timer.has_run_out, STEPS_BETWEEN_LOOKS)
    connection.execute_wrappers[:] = [
        wrapper
        for wrapper in connection.execute_wrappers
        if not isinstance(wrapper, StatementTimer)
    ]
    connection.execute_wrappers.append(timer)


@contextmanager
def patience(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Give the statements within more time. It has to be called inside a transaction.

    PostgreSQL goes back to the common time by itself when the transaction ends with an error.
    """
    timers = [each for each in connection.execute_wrappers if isinstance(each, StatementTimer)]
    before = [timer.seconds for timer in timers]
    milliseconds = _set_timeout(connection, f"{SECONDS_FOR_A_WHOLE_LIST * 1000:.0f}")
    for timer in timers:
        timer.seconds = SECONDS_FOR_A_WHOLE_LIST
    try:
        yield
    finally:
        for timer, seconds in zip(timers, before, strict=True):
            timer.seconds = seconds
    _set_timeout(connection, milliseconds)


def _set_timeout(connection: BaseDatabaseWrapper, milliseconds: str) -> str:
    """Until the transaction ends; what was in force before. SQLite has no such setting."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        before: str = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [milliseconds])
    return before
