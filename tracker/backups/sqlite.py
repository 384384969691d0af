"""Backups of an SQLite file: a copy by SQLite's online backup, while readers and writers go on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from django.utils import timezone

from tracker.models import Checkpoint
from tracker.models.base import PUBLIC

from .files import OWNER_ONLY, flush
from .problems import BackupError
from .store import Store

# Of a database that is open, the newest changes and the lock lie beside it.
COMPANIONS = ("-wal", "-shm", "-journal")


class SqliteStore(Store):
    """A file; whatever is restored becomes one by a rename."""

    extension = "sqlite3"
    signature = b"SQLite format 3\0"

    def dump(self, file: Path) -> Checkpoint | None:
        self.connection.ensure_connection()
        with closing(sqlite3.connect(file, isolation_level=None)) as copy:
            self.connection.connection.backup(copy)
            # One file, without companions, until somebody opens it to write.
            copy.execute("PRAGMA journal_mode=DELETE")
            return _head(copy)

    def check(self, file: Path) -> None:
        with closing(_opened(file)) as copy:
            try:
                said = [row[0] for row in copy.execute("PRAGMA integrity_check")]
                orphans = copy.execute("PRAGMA foreign_key_check").fetchall()
            except sqlite3.DatabaseError as error:
                raise BackupError(f"{file}: is damaged: {error}") from error
        if said != ["ok"] or orphans:
            raise BackupError(f"{file}: is damaged: {said[0] if not orphans else orphans[0]}")

    def is_empty(self) -> bool:
        file = Path(self.name)
        if not file.exists() or not file.stat().st_size:
            return True
        with closing(_opened(file)) as found:
            try:
                return found.execute("SELECT 1 FROM sqlite_schema").fetchone() is None
            except sqlite3.DatabaseError:
                return False

    def create(self) -> str:
        name = f"{self.name}.restoring"
        self.drop(name)
        Path(name).touch(mode=OWNER_ONLY)
        return name

    def fill(self, name: str, file: Path) -> None:
        with closing(_opened(file)) as copy, closing(sqlite3.connect(name)) as new:
            copy.backup(new)

    def url(self, name: str) -> str:
        return f"sqlite:///{quote(str(Path(name).absolute()))}"

    def take_place(self, name: str) -> str:
        new, place = Path(name), Path(self.name)
        _close_up(new)
        flush(new)
        aside = ""
        if place.exists():
            aside = f"{self.name}.before-{timezone.now():%Y%m%dT%H%M%SZ}"
            _put_aside(place, Path(aside))
        new.replace(place)
        flush(place.parent)
        return aside

    def drop(self, name: str) -> None:
        for each in ("", *COMPANIONS):
            Path(name + each).unlink(missing_ok=True)


def _opened(file: Path) -> sqlite3.Connection:
    """A connection that makes no file and changes none."""
    return sqlite3.connect(f"file:{quote(str(file.absolute()))}?mode=ro", uri=True)


def _head(copy: sqlite3.Connection) -> Checkpoint | None:
    """The newest checkpoint in a copy."""
    try:
        (size,) = copy.execute("SELECT MAX(size) FROM tracker_checkpoint").fetchone()
    except sqlite3.OperationalError as error:
        raise BackupError("The database has no record yet: there is nothing to back up") from error
    # The live database may be ahead by now, but its checkpoint of that size never changes.
    return Checkpoint.objects.using(PUBLIC).filter(size=size).first()


def _close_up(file: Path) -> None:
    """Bring everything of a database into the one file; BackupError while it is open elsewhere."""
    with closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as last:
        last.execute("PRAGMA journal_mode=DELETE")


def _put_aside(place: Path, aside: Path) -> None:
    """Keep what stands in the place under another name too, so that a rename can replace it."""
    try:
        _close_up(place)
    except sqlite3.OperationalError as error:
        raise BackupError(f"{place} is in use: stop the site first ({error})") from error
    except sqlite3.DatabaseError:
        # A file too damaged to be opened is kept as it is, with what belongs to it.
        for each in COMPANIONS:
            if Path(f"{place}{each}").exists():
                Path(f"{place}{each}").replace(f"{aside}{each}")
    aside.hardlink_to(place)
