"""Errors of a database that cannot do its work are told from faults of the program."""

from __future__ import annotations

import sqlite3

import psycopg
import pytest
from django.db import DataError, InterfaceError, OperationalError
from psycopg import errors

from tracker.storage_faults import StorageFault, storage_fault


def of_sqlite(code: int) -> OperationalError:
    """What Django raises when SQLite answers with this code."""
    cause = sqlite3.OperationalError()
    cause.sqlite_errorcode = code
    return raised(OperationalError(), cause)


def raised(error: Exception, cause: Exception) -> OperationalError:
    error.__cause__ = cause
    return error  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (sqlite3.SQLITE_FULL, StorageFault.FULL),
        (sqlite3.SQLITE_IOERR_WRITE, StorageFault.AWAY),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StorageFault.AWAY),
        (sqlite3.SQLITE_INTERRUPT, StorageFault.TOO_LONG),
        (sqlite3.SQLITE_CORRUPT, None),
        (sqlite3.SQLITE_READONLY, None),
        (sqlite3.SQLITE_ERROR, None),
    ],
    ids=["full", "no writing", "locked", "interrupted", "corrupt", "read-only", "bad SQL"],
)
def test_sqlite_is_read_by_its_code(code: int, fault: StorageFault | None) -> None:
    assert storage_fault(of_sqlite(code)) == fault


@pytest.mark.parametrize(
    ("cause", "fault"),
    [
        (errors.DiskFull(), StorageFault.FULL),
        (errors.ConfigurationLimitExceeded(), StorageFault.FULL),
        (errors.TooManyConnections(), StorageFault.AWAY),
        (errors.AdminShutdown(), StorageFault.AWAY),
        (errors.CannotConnectNow(), StorageFault.AWAY),
        (errors.ConnectionFailure(), StorageFault.AWAY),
        (errors.QueryCanceled(), StorageFault.TOO_LONG),
        (psycopg.OperationalError("connection refused"), StorageFault.AWAY),
        (psycopg.InterfaceError("the connection is closed"), StorageFault.AWAY),
        (errors.UniqueViolation(), None),
        (psycopg.DataError("no text holds NUL"), None),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_postgresql_is_read_by_its_class(cause: Exception, fault: StorageFault | None) -> None:
    assert storage_fault(raised(OperationalError(), cause)) == fault


def test_fault_is_found_behind_what_followed_from_it() -> None:
    later = InterfaceError()
    later.__context__ = of_sqlite(sqlite3.SQLITE_FULL)

    assert storage_fault(later) == StorageFault.FULL


@pytest.mark.parametrize("error", [None, ValueError(), DataError()])
def test_other_errors_are_no_fault_of_the_database(error: Exception | None) -> None:
    assert storage_fault(error) is None
