"""A public read may take one second. PostgreSQL counts by itself; for SQLite we count here."""

import time
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

SECONDS = 1.0
STEPS_BETWEEN_LOOKS = 20_000


class StatementTimer:
    """Ends a statement that is still giving rows one second after it began.

    SQLite then raises `OperationalError: interrupted`. The clock runs until the next statement
    begins, so a long export must ask in portions.
    """

    def __init__(self) -> None:
        self.deadline = float("inf")

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
        self.deadline = time.monotonic() + SECONDS
        return execute(sql, params, many, context)


def start_timer(connection: BaseDatabaseWrapper, **signal: object) -> None:
    """Give a new SQLite connection of the `public` alias its timer; others have none."""
    if connection.vendor != "sqlite" or connection.alias != "public":
        return
    timer = StatementTimer()
    connection.connection.set_progress_handler(timer.has_run_out, STEPS_BETWEEN_LOOKS)
    connection.execute_wrappers[:] = [
        wrapper
        for wrapper in connection.execute_wrappers
        if not isinstance(wrapper, StatementTimer)
    ]
    connection.execute_wrappers.append(timer)
