"""A program: copies of a record are tampered with, and each is verified against saved heads.

`python -m tests.proofs tampering COPIES SEED` prints, as JSON, how many were caught and whether
the first finding names the first row that was touched.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

from django.db import connection

from tests import factories
from tests.own_databases import Database, Databases
from tracker.actions.verification import verify
from tracker.models import protection_sql

from .attacks import ATTACKS, Victim
from .keeping import copied, head, heads_so_far, here, opened, place_of

PUBLICATIONS = 24
# The older backup was made before this many of them.
YOUNGER = 8


def grow(place: Databases) -> tuple[list[dict[str, Any]], Database]:
    """Publish one after the other, keeping every head, and a backup of the time in between."""
    heads = heads_so_far()
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


def tried(name: str, chance: Random) -> str:
    """Tamper as the owner of the database can; where the first finding must be."""
    check_no_keys()
    protection_sql.remove(connection)
    expected = ATTACKS[name](Victim(chance))
    protection_sql.install(connection)
    return expected


def check_no_keys() -> None:
    """Let rows go that others name."""
    connection.disable_constraint_checking()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")


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
