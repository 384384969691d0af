"""A program: copies of a record are tampered with, and each is verified against saved heads.

`python -m tests.proofs.tampering COPIES SEED` prints, as JSON, how many were caught and whether
the first finding names the first row that was touched.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import django

django.setup()

from django.db import connection  # noqa: E402

from tests import factories  # noqa: E402
from tests.own_databases import Database, Databases, PostgresqlServer, SqliteFiles  # noqa: E402
from tests.proofs.attacks import ATTACKS, Victim  # noqa: E402
from tracker.actions.verification import newest_head, verify  # noqa: E402
from tracker.models import protection_sql  # noqa: E402
from tracker.models.log import as_saved  # noqa: E402

PUBLICATIONS = 24
# The older backup was made before this many of them.
YOUNGER = 8


def grow(place: Databases) -> tuple[list[dict[str, Any]], Database]:
    """Publish one after the other, keeping every head, and a backup of the time in between."""
    heads = [head()]
    older = None
    for number in range(PUBLICATIONS):
        if number == PUBLICATIONS - YOUNGER:
            older = copied(place, here())
        if number % 3:
            factories.publish("pledge", id=f"pledge-{number}")
        else:
            factories.publish("update", id=f"report-{number}")
        heads.append(head())
    assert older is not None
    return heads, older


def head() -> dict[str, Any]:
    return as_saved(newest_head(), origin="https://followthrough.example")


def here() -> Database:
    return Database(os.environ["DATABASE_URL"])


def copied(place: Databases, other: Database) -> Database:
    """A copy; to make it, nobody may have the original open."""
    disconnect()
    return place.copy(other)


def disconnect() -> None:
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]


@contextmanager
def opened(database: Database) -> Iterator[None]:
    """Be connected to another database."""
    before = connection.settings_dict["NAME"]
    disconnect()
    connection.settings_dict["NAME"] = database.name
    try:
        yield
    finally:
        disconnect()
        connection.settings_dict["NAME"] = before


def tried(name: str, chance: Random) -> str:
    """Tamper as the owner of the database can; where the first finding must be."""
    connection.disable_constraint_checking()
    protection_sql.remove(connection)
    expected = ATTACKS[name](Victim(chance))
    protection_sql.install(connection)
    return expected


def missing() -> str:
    """What must be said of a backup that is older than the newest head."""
    return f"log entry {head()['size'] + 1}: is missing"


def main(copies: int, seed: int) -> dict[str, object]:
    """Every kind of attack in turn, each on a copy of its own."""
    place = place_of(here())
    heads, older = grow(place)
    chance = Random(seed)
    figures: Counter[str] = Counter()
    missed = []
    for number in range(copies):
        name = [*ATTACKS, "older backup"][number % (len(ATTACKS) + 1)]
        copy = copied(place, older if name == "older backup" else here())
        with opened(copy):
            expected = missing() if name == "older backup" else tried(name, chance)
            found = [str(each) for each in verify(heads=heads)]
            figures["unnoticed_without_heads"] += not any(verify())
        place.drop(copy)
        figures["caught"] += bool(found)
        figures["right"] += bool(found) and found[0].startswith(expected)
        if not found or not found[0].startswith(expected):
            missed.append([name, expected, *found[:1]])
    return {"figures": figures, "kinds": len(ATTACKS) + 1, "missed": missed}


def place_of(database: Database) -> Databases:
    if database.vendor == "postgresql":
        return PostgresqlServer(database.url)
    return SqliteFiles(Path(database.name).parent)


if __name__ == "__main__":
    print(json.dumps(main(*map(int, sys.argv[1:]))))  # noqa: T201
