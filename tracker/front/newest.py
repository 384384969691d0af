"""The edition of the record that answers given now belong to, told without asking each time.

SQLite's index of its log, which all processes have in common memory, changes with every commit;
comparing it takes a microsecond. PostgreSQL has nothing like it, so there the edition is read once
a second, and every node learns of a change within that time. While the database does not answer,
the edition is the last one known: what is at hand may still be read.
"""

from __future__ import annotations

import mmap
import os
import sqlite3
import time
from pathlib import Path
from threading import Lock
from typing import Any

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from tracker.conditional import Edition, edition
from tracker.models.base import PUBLIC
from tracker.today import today

SECOND = 1.0
# The header of the index, the same bytes twice, holds a counter of transactions and the salts of
# the log (https://sqlite.org/walformat.html, 2.1).
HEADER = slice(0, 48)
_NEVER_CLOSED: list[Any] = []


class Commits:
    """Tells whether anything was committed to a SQLite file in WAL mode.

    A file put in its place is noticed within a second. The connection keeps the index in being.
    The index is never closed: with it would go the locks that this process holds on it
    (https://sqlite.org/howtocorrupt.html, 2.2).
    """

    # A published change is to be seen by the very next request, so each waits for the edition.
    is_exact = True

    def __init__(self, file: str) -> None:
        self.file = Path(file)
        self.identity = self.looked_at = 0
        self.index: mmap.mmap | None = None

    def count(self) -> Any:
        """Equal to the last one exactly when nothing happened in between."""
        second = int(time.monotonic())
        if self.index is None or second != self.looked_at:
            self.look()
            self.looked_at = second
        return self.identity, self.index[HEADER]  # type: ignore[index]  # `look` has opened it

    def look(self) -> None:
        """Open the file that is there now; OSError or sqlite3.Error where none can be opened."""
        identity = self.file.stat().st_ino
        if self.index is not None and identity == self.identity:
            return
        connection = sqlite3.connect(self.file, check_same_thread=False)
        connection.execute("PRAGMA data_version")
        descriptor = os.open(f"{self.file}-shm", os.O_RDONLY)
        self.index = mmap.mmap(descriptor, HEADER.stop, access=mmap.ACCESS_READ)
        _NEVER_CLOSED.append((connection, descriptor, self.index))
        self.identity = identity


class Seconds:
    """Counts the seconds of a clock that nobody sets."""

    is_exact = False

    def count(self) -> Any:
        """Equal to the last one within one second."""
        return time.monotonic() // SECOND


def clock_of(database: BaseDatabaseWrapper) -> Commits | Seconds:
    """What tells that the edition may have changed."""
    if database.vendor == "sqlite":
        return Commits(str(database.settings_dict["NAME"]))
    return Seconds()


class NewestEdition:
    """Asked by every request of a process, from any of its threads."""

    def __init__(self) -> None:
        self.clock = clock_of(connections[PUBLIC])
        self.told_at: Any = None
        self.edition: Edition | None = None
        self.lock = Lock()

    def __call__(self) -> Edition | None:
        """The edition; None where the record cannot be read.

        While one thread asks PostgreSQL, which may take its time, the others go by the last one.
        """
        try:
            if (self.clock.count(), today()) == self.told_at:
                return self.edition
            if self.lock.acquire(blocking=self.clock.is_exact or self.edition is None):
                try:
                    self.ask()
                finally:
                    self.lock.release()
        except (OSError, sqlite3.Error):
            return None
        return self.edition

    def known(self) -> Edition | None:
        """The edition if it is certain without asking, for one who may not wait; else None."""
        try:
            return self.edition if (self.clock.count(), today()) == self.told_at else None
        except (OSError, sqlite3.Error):
            return None

    def ask(self) -> None:
        """Read the edition, unless another thread did meanwhile; an equal one stays the same."""
        now = (self.clock.count(), today())
        if now == self.told_at:
            return
        found = read()
        if found is not None and found != self.edition:
            self.edition = found
        self.told_at = now


def read() -> Edition | None:
    """What the database says now; None while it says nothing."""
    try:
        return edition()
    except DatabaseError:
        return None
    finally:
        # No request has begun, so nobody else would give the connection back.
        connections[PUBLIC].close()
