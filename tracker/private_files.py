"""SQLite's files are their owner's alone: they hold drafts, sessions and password digests.

SQLite makes them as the process's umask has it, the side files as readable as the main one.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

SIDE_FILES = ("", "-wal", "-shm")
OWNER_ALONE = 0o600
OTHERS = 0o077


def keep_private(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Take from the files of a new connection what others may; not if they belong to another."""
    if connection.vendor != "sqlite":
        return
    for ending in SIDE_FILES:
        file = Path(f"{connection.settings_dict['NAME']}{ending}")
        # A side file may be gone by now, a file of another owner stays as that one wants it.
        with suppress(OSError):
            if file.stat().st_mode & OTHERS:
                file.chmod(OWNER_ALONE)
