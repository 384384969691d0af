"""What keeps a database from doing its work, read from the error that it gave.

Such an error is nobody's mistake and passes without a restart: the reader is told so with a 503,
where a fault of the program is a 500. Whatever was being written is rolled back as a whole.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from enum import Enum, auto

import psycopg


class StorageFault(Enum):
    """FULL: nothing can be saved, all can be read. AWAY: no answer. TOO_LONG: cut off."""

    FULL = auto()
    AWAY = auto()
    TOO_LONG = auto()


_WITHOUT_ROOM = {errno.ENOSPC, errno.EDQUOT}
_SQLITE = {
    sqlite3.SQLITE_FULL: StorageFault.FULL,
    sqlite3.SQLITE_BUSY: StorageFault.AWAY,
    sqlite3.SQLITE_CANTOPEN: StorageFault.AWAY,
    sqlite3.SQLITE_IOERR: StorageFault.AWAY,
    sqlite3.SQLITE_INTERRUPT: StorageFault.TOO_LONG,
}
# An extended code holds the plain one in its last byte.
_PLAIN_CODE = 0xFF
# The longest beginning that fits decides. 53: insufficient resources; 08: connection; 57: the
# server is shutting down; 58: the machine under it.
_POSTGRESQL = {
    "53": StorageFault.FULL,
    "53300": StorageFault.AWAY,
    "08": StorageFault.AWAY,
    "57": StorageFault.AWAY,
    "57014": StorageFault.TOO_LONG,
    "58": StorageFault.AWAY,
}


def storage_fault(error: BaseException | None) -> StorageFault | None:
    """The fault behind an error; None if the error is about something else."""
    for each in _behind(error):
        if isinstance(each, OSError) and each.errno in _WITHOUT_ROOM:
            return StorageFault.FULL
        if isinstance(each, sqlite3.Error):
            return _SQLITE.get(getattr(each, "sqlite_errorcode", 0) & _PLAIN_CODE)
        if isinstance(each, psycopg.Error):
            return _of_postgresql(each)
    return None


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it followed from, to the one that the driver raised."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _of_postgresql(error: psycopg.Error) -> StorageFault | None:
    if error.sqlstate is None:
        # No server said anything: it was not reached, or the connection broke.
        is_lost = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
        return StorageFault.AWAY if is_lost else None
    for length in (5, 2):
        if found := _POSTGRESQL.get(error.sqlstate[:length]):
            return found
    return None
