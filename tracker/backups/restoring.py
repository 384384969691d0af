"""Restoring: into a database beside the configured one, verified there, then renamed."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from .files import check_sum, checkpoint_of
from .kinds import configured_store, kind_of
from .moving import move
from .postgresql import PostgresqlStore
from .problems import BackupError
from .sqlite import SqliteStore
from .store import Store


@dataclass(frozen=True, slots=True)
class Restored:
    """What verification said of the restored record, and the name of what stood there before."""

    verdict: str
    aside: str


def restore(file: Path, *, replace: bool = False) -> Restored:
    """Let a backup take the place of the configured database.

    That must be empty, unless `replace` is given; then it is put aside under another name.
    BackupError, with nothing changed, if the backup is damaged, if its log is not the one whose
    checkpoint lies beside it, or while the database is in use. A restoration that is killed leaves
    the database as it was.
    """
    check_sum(file)
    store = configured_store()
    was_empty = store.is_empty()
    if not (was_empty or replace):
        raise BackupError(f"{store.name} holds a record already; --replace puts it aside first")
    with store.candidate() as name:
        _fill(store, name, file)
        verdict = _verdict(store.url(name), checkpoint_of(file))
        aside = store.take_place(name)
    if was_empty and aside:
        store.drop(aside)
        aside = ""
    return Restored(verdict, aside)


def _fill(store: Store, name: str, file: Path) -> None:
    """Read the copy into the new database; one of SQLite may move up to PostgreSQL."""
    kind = kind_of(file)
    if isinstance(store, kind):
        kind(store.connection).check(file)
        store.fill(name, file)
    elif isinstance(store, PostgresqlStore):
        SqliteStore(store.connection).check(file)
        _manage(store.url(name), "migrate", "--no-input", "--verbosity=0", "--skip-checks")
        move(file, store.url(name))
    else:
        raise BackupError(f"{file} is a backup of PostgreSQL: set DATABASE_URL to a server")


def _verdict(url: str, checkpoint: Path) -> str:
    """Bring the new database up to this program's version and verify it against the checkpoint."""
    if not checkpoint.exists():
        raise BackupError(f"{checkpoint} is missing: without it nobody can tell what was saved")
    _manage(url, "migrate", "--no-input", "--verbosity=0", "--skip-checks")
    return _manage(url, "verify_log", "--head", str(checkpoint.absolute()))


def _manage(url: str, *arguments: str) -> str:
    """Run a command of ours on the new database, in a process that knows no other."""
    done = subprocess.run(  # noqa: S603  (our own arguments)
        [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments],
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(f"{arguments[0]} refuses it: {done.stderr.strip()}")
    return done.stdout.strip()
