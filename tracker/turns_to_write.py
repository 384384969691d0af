"""Who waits to write on SQLite has the same chance as whoever has just come.

SQLite's own busy handler looks again after ever longer pauses, up to 0.1 s, so that newcomers
overtake: of sixteen busy writers some waited over 20 s (https://sqlite.org/c3ref/busy_timeout.html).
Here everybody looks again every ten milliseconds, for as long as the setting `timeout` allows.
PostgreSQL has queues of its own.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from typing import Any

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

BEGIN = "BEGIN IMMEDIATE"
SECONDS_BETWEEN_LOOKS = 0.01


def take_turns(connection: BaseDatabaseWrapper, **signal: object) -> None:
    """Let a new connection that may write wait in our way."""
    wrappers = connection.execute_wrappers
    if connection.vendor == "sqlite" and begin_writing not in wrappers:
        wrappers.append(begin_writing)


def begin_writing(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Begin a transaction that writes, or OperationalError when the time is over."""
    if sql != BEGIN:
        return execute(sql, params, many, context)
    connection = context["connection"]
    seconds = connection.settings_dict["OPTIONS"]["timeout"]
    ends = time.monotonic() + seconds
    connection.connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                return execute(sql, params, many, context)
            except OperationalError as error:
                if not _is_busy(error) or time.monotonic() > ends:
                    raise
            time.sleep(SECONDS_BETWEEN_LOOKS)
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {seconds * 1000}")


def _is_busy(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY
