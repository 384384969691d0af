"""Two connections to one file of SQLite, whichever database the suite runs on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from tracker.databases import SQLITE_WRITER
from tracker.turns_to_write import BEGIN

Opened = Callable[[float], BaseDatabaseWrapper]


@pytest.fixture
def opened(db: None, tmp_path: Path) -> Iterator[Opened]:
    """A further connection to the file, that waits for so many seconds."""
    handlers: list[Any] = []

    def opened(timeout: float) -> BaseDatabaseWrapper:
        alias = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": tmp_path / "shared.sqlite3",
            "OPTIONS": SQLITE_WRITER | {"timeout": timeout},
        }
        handlers.append(ConnectionHandler({"default": alias}))
        return handlers[-1]["default"]

    yield opened
    for handler in handlers:
        handler["default"].close()


def run(connection: BaseDatabaseWrapper, sql: str) -> Any:
    with connection.cursor() as cursor:
        return cursor.execute(sql).fetchone()


def test_whoever_waits_begins_once_the_other_has_ended(opened: Opened) -> None:
    first, second = opened(20), opened(20)
    refused = []

    def end_the_first(execute: Callable[..., Any], *arguments: Any) -> Any:
        try:
            return execute(*arguments)
        except OperationalError as error:
            refused.append(error)
            run(first, "ROLLBACK")
            raise

    run(first, BEGIN)
    second.ensure_connection()
    with second.execute_wrapper(end_the_first):
        run(second, BEGIN)

    assert len(refused) == 1
    assert second.connection.in_transaction


def test_nobody_waits_longer_than_the_setting_says(opened: Opened) -> None:
    first, second = opened(0), opened(0)
    run(first, BEGIN)

    with pytest.raises(OperationalError, match="locked"):
        run(second, BEGIN)


def test_other_errors_are_not_waited_for(opened: Opened) -> None:
    first = opened(20)
    run(first, BEGIN)

    with pytest.raises(OperationalError, match="within a transaction"):
        run(first, BEGIN)


def test_within_a_transaction_sqlite_waits_as_before(opened: Opened) -> None:
    first = opened(20)
    run(first, BEGIN)

    assert run(first, "PRAGMA busy_timeout") == (20_000,)
