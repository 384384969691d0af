"""A keeper of heads: what a reader saves elsewhere, and opening one copy after another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection

from tests.own_databases import Database, Databases, PostgresqlServer, SqliteFiles
from tracker.actions.verification import newest_head
from tracker.models.log import Checkpoint, as_saved


def head() -> dict[str, Any]:
    return as_saved(newest_head(), origin="https://followthrough.example")


def heads_so_far() -> list[dict[str, Any]]:
    """What a reader has who saved every head from the first on."""
    found = Checkpoint.objects.order_by("size")
    return [as_saved(each, origin="https://followthrough.example") for each in found]


def here() -> Database:
    return Database(os.environ["DATABASE_URL"])


def copied(place: Databases, other: Database) -> Database:
    """A copy; to make it, nobody may have the original open."""
    disconnect()
    return place.copy(other)


def disconnect() -> None:
    connection.close()


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


def place_of(database: Database) -> Databases:
    if database.vendor == "postgresql":
        return PostgresqlServer(database.url)
    return SqliteFiles(Path(database.name).parent)
