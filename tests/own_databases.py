"""Databases of a test's own, for programs that run beside it and for whatever breaks databases.

`databases()` makes them where the suite's database is: files in a folder, or databases on the
same server. `Database.manage` runs a command of ours on one, in a process that knows no other.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.db import connection
from psycopg import sql

from tracker.backups.postgresql import PostgresqlStore

SMALL_PACKAGE = Path(__file__).parent / "samples" / "small-package"


@dataclass(frozen=True)
class Database:
    """One database, by its DATABASE_URL."""

    url: str

    @property
    def vendor(self) -> str:
        return urlsplit(self.url).scheme.replace("postgres", "postgresql")

    @property
    def name(self) -> str:
        """The file, or the name on the server."""
        return urlsplit(self.url).path.removeprefix("/")

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"DATABASE_URL": self.url, "PYTHONPATH": str(settings.BASE_DIR)}

    def manage(self, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """A command's output and exit code."""
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def done(self, *arguments: object) -> str:
        """What a command says that must succeed."""
        finished = self.manage(*arguments)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout.strip()

    def with_record(self) -> Database:
        """Fill it with the small package."""
        self.done("migrate", "--no-input", "--verbosity=0")
        self.done("load_dataset", SMALL_PACKAGE)
        return self

    @contextmanager
    def held_open(self) -> Iterator[None]:
        """Somebody else is connected, as a site that runs."""
        if self.vendor == "sqlite":
            with closing(sqlite3.connect(self.name)) as other:
                other.execute("SELECT * FROM sqlite_schema").fetchone()
                yield
        else:
            with psycopg.connect(self.url):
                yield


class Databases(ABC):
    """Where databases are made; all are gone afterwards."""

    @abstractmethod
    def absent(self) -> Database:
        """One that is not there yet."""

    @abstractmethod
    def empty(self) -> Database:
        """One without a table."""

    @abstractmethod
    def copy(self, other: Database) -> Database:
        """One with everything that another has; nobody may have that open."""

    @abstractmethod
    def drop(self, database: Database) -> None:
        """Remove one of them."""

    @abstractmethod
    def close(self) -> None:
        """Remove all of them."""


class SqliteFiles(Databases):
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def absent(self) -> Database:
        return Database(f"sqlite:///{self.folder / uuid.uuid4().hex}.sqlite3")

    def empty(self) -> Database:
        return self.absent()

    def copy(self, other: Database) -> Database:
        made = self.absent()
        shutil.copyfile(other.name, made.name)
        return made

    def drop(self, database: Database) -> None:
        Path(database.name).unlink(missing_ok=True)

    def close(self) -> None:
        """The folder goes with the test."""


class PostgresqlServer(Databases):
    def __init__(self, url: str) -> None:
        self.server = urlsplit(url)
        self.prefix = f"own_{uuid.uuid4().hex[:8]}"
        self.made = 0

    def absent(self) -> Database:
        self.made += 1
        return self._named(f"{self.prefix}_{self.made}")

    def empty(self) -> Database:
        made = self.absent()
        self._do("CREATE DATABASE {} TEMPLATE template0", made.name)
        return made

    def copy(self, other: Database) -> Database:
        made = self.absent()
        self._do("CREATE DATABASE {} TEMPLATE {}", made.name, other.name)
        return made

    def drop(self, database: Database) -> None:
        self._do("DROP DATABASE IF EXISTS {} WITH (FORCE)", database.name)

    def close(self) -> None:
        with self._cursor() as cursor:
            cursor.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [self.prefix]
            )
            names = [name for (name,) in cursor.fetchall()]
        for name in names:
            self.drop(self._named(name))

    def _named(self, name: str) -> Database:
        return Database(urlunsplit(self.server._replace(path=f"/{name}")))

    def _do(self, statement: str, *names: str) -> None:
        with self._cursor() as cursor:
            cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    @contextmanager
    def _cursor(self) -> Iterator[psycopg.Cursor]:
        with psycopg.connect(self._named("postgres").url, autocommit=True) as server:
            yield server.cursor()


@contextmanager
def databases(folder: Path) -> Iterator[Databases]:
    """Databases of the kind that the suite runs on."""
    found: Databases = SqliteFiles(folder)
    if connection.vendor == "postgresql":
        found = PostgresqlServer(PostgresqlStore(connection).url("postgres"))
    try:
        yield found
    finally:
        found.close()
