"""A program: copies made without bad intent, each verified against the heads kept so far.

`python -m tests.proofs copying COPIES` prints how many raised an alarm, and which.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection

from tests import factories
from tests.own_databases import Database, Databases, SqliteFiles
from tracker.actions.verification import verify
from tracker.models.search_match import FTS5_TABLE

from .keeping import copied, disconnect, head, here, opened, place_of

Way = Callable[[Databases], Database]


def main(copies: int) -> dict[str, object]:
    """One more publication before each copy, and one way after the other."""
    place, heads, alarms = place_of(here()), [head()], []
    ways = WAYS[connection.vendor]
    for number in range(copies):
        factories.publish("pledge", id=f"pledge-{number}")
        heads.append(head())
        name = [*ways][number % len(ways)]
        disconnect()
        copy = ways[name](place)
        with opened(copy):
            alarms += [f"{name}: {each}" for each in found(name, heads)]
        place.drop(copy)
    return {"figures": {"alarms": len(alarms), "kinds": len(ways)}, "alarms": alarms}


def found(name: str, heads: list[dict[str, Any]]) -> list[str]:
    """What verification says; a record that was moved here has a log of its own."""
    kept = [] if name == "moved" else heads
    return [str(each) for each in verify(heads=kept)]


def in_place(statements: str) -> Way:
    """A copy on which something is done that changes no row."""

    def way(place: Databases) -> Database:
        copy = copied(place, here())
        with opened(copy), connection.cursor() as cursor:
            for statement in statements.split(";"):
                cursor.execute(statement)
        return copy

    return way


def vacuumed_into(place: Databases) -> Database:
    copy = place.absent()
    with closing(sqlite3.connect(here().name)) as original:
        original.execute("VACUUM INTO ?", [copy.name])
    return copy


def reloaded(place: Databases) -> Database:
    """Dumped as SQL and read back; the index of search is made anew, as `migrate` does."""
    copy = place.absent()
    with closing(sqlite3.connect(here().name)) as original:
        dumped = "\n".join(line for line in original.iterdump() if FTS5_TABLE not in line)
    with closing(sqlite3.connect(copy.name)) as new:
        new.executescript(dumped)
    with opened(copy):
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {FTS5_TABLE}({FTS5_TABLE}) VALUES ('rebuild')")
    return copy


def restored(place: Databases) -> Database:
    """By our own two commands; on PostgreSQL this is a dump, read back."""
    copy = place.absent()
    with tempfile.TemporaryDirectory() as folder:
        here().done("backup", Path(folder) / "backup")
        copy.done("restore", Path(folder) / "backup")
    return copy


def moved(place: Databases) -> Database:
    """A record that began on SQLite."""
    copy = place.absent()
    with tempfile.TemporaryDirectory() as folder:
        small = SqliteFiles(Path(folder)).empty().with_record()
        small.done("backup", Path(folder) / "backup")
        copy.done("restore", Path(folder) / "backup")
    return copy


WAYS: Mapping[str, Mapping[str, Way]] = {
    "sqlite": {
        "vacuumed": in_place("VACUUM"),
        "vacuumed into another": vacuumed_into,
        "with other pages": in_place("PRAGMA journal_mode=DELETE; PRAGMA page_size=8192; VACUUM"),
        "reloaded": reloaded,
        "restored": restored,
    },
    "postgresql": {
        "copied": in_place("SELECT 1"),
        "vacuumed": in_place("VACUUM FULL"),
        "sorted anew": in_place("REINDEX SCHEMA public"),
        "restored": restored,
        "moved": moved,
    },
}
