"""Backups of a PostgreSQL database by its own programs, which must be on the PATH."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.db import DatabaseError, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from psycopg.errors import ObjectInUse

from tracker.models import Checkpoint
from tracker.models.base import PUBLIC
from tracker.models.reading import newest_checkpoint

from .problems import BackupError
from .store import Store

# What of Django's OPTIONS the server's own programs and a DATABASE_URL need too.
_ENCRYPTION = ("sslmode", "sslrootcert", "sslcert", "sslkey")


class PostgresqlStore(Store):
    """A database on a server; whatever is restored becomes one by renaming, which is one step."""

    extension = "dump"
    signature = b"PGDMP"

    def dump(self, file: Path) -> Checkpoint | None:
        with transaction.atomic(using=PUBLIC), connections[PUBLIC].cursor() as cursor:
            head = newest_checkpoint()
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            self._run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}")
        return head

    def check(self, file: Path) -> None:
        self._run("pg_restore", f"--file={os.devnull}", str(file))

    def is_empty(self) -> bool:
        if not self._exists(self.name):
            return True
        return not self.connection.introspection.table_names()

    def create(self) -> str:
        name = f"{self.name}_restoring"
        self.drop(name)
        with self._server() as server:
            server.execute(f"CREATE DATABASE {self._quoted(name)} TEMPLATE template0")
        return name

    def fill(self, name: str, file: Path) -> None:
        options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
        self._run("pg_restore", *options, f"--dbname={name}", str(file))

    def url(self, name: str) -> str:
        found = self.connection.settings_dict
        user, password = quote(found["USER"], safe=""), quote(found["PASSWORD"], safe="")
        who = f"{user}:{password}@" if password else f"{user}@" if user else ""
        port = f":{found['PORT']}" if found["PORT"] else ""
        host = found["HOST"] if "/" not in found["HOST"] else quote(found["HOST"], safe="")
        encryption = urlencode(_chosen(found["OPTIONS"]))
        return f"postgres://{who}{host}{port}/{quote(name, safe='')}?{encryption}".rstrip("?")

    def take_place(self, name: str) -> str:
        aside = f"{self.name}_before_{timezone.now():%Y%m%dT%H%M%SZ}".lower()
        self._close()
        with self._server() as server:
            stood = self._exists(self.name)
            server.execute("BEGIN")
            if stood:
                server.execute(self._renaming(self.name, aside))
            server.execute(self._renaming(name, self.name))
            server.execute("COMMIT")
        return aside if stood else ""

    def drop(self, name: str) -> None:
        with self._server() as server:
            server.execute(f"DROP DATABASE IF EXISTS {self._quoted(name)}")

    def _exists(self, name: str) -> bool:
        with self._server() as server:
            server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return server.fetchone() is not None

    def _renaming(self, name: str, new: str) -> str:
        return f"ALTER DATABASE {self._quoted(name)} RENAME TO {self._quoted(new)}"

    def _quoted(self, name: str) -> str:
        return self.connection.ops.quote_name(name)

    def _close(self) -> None:
        """Give up our own connections: no database is renamed while one is open."""
        for connection in connections.all():
            connection.close()

    @contextmanager
    def _server(self) -> Iterator[CursorWrapper]:
        """A cursor in another database of the server: none is renamed from within."""
        try:
            with self.connection._nodb_cursor() as cursor:
                yield cursor
        except DatabaseError as error:
            advice = " (stop the site first)" if isinstance(error.__cause__, ObjectInUse) else ""
            raise BackupError(f"PostgreSQL refused: {str(error).strip()}{advice}") from error

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of the server's programs; BackupError with what it complained of."""
        found = shutil.which(program)
        if found is None:
            raise BackupError(
                f"{program} is not on the PATH: install PostgreSQL's client programs"
                " (Debian: postgresql-client), of the server's version or newer"
            )
        done = subprocess.run(  # noqa: S603  (our own arguments)
            [found, *arguments],
            env=os.environ | self._environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise BackupError(f"{program} failed: {done.stderr.strip()}")

    def _environment(self) -> dict[str, str]:
        """How the server's programs are told where to go: a password is no argument."""
        found = self.connection.settings_dict
        names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
        told = {names[each]: str(found[each]) for each in names if found[each]}
        told |= {f"PG{name.upper()}": value for name, value in _chosen(found["OPTIONS"]).items()}
        return told | {"PGDATABASE": self.name}


def _chosen(options: dict[str, Any]) -> dict[str, str]:
    return {name: str(options[name]) for name in _ENCRYPTION if name in options}
