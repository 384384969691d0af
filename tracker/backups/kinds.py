"""Which store a connection or a copy belongs to."""

from __future__ import annotations

from pathlib import Path

from django.db import connection

from .postgresql import PostgresqlStore
from .problems import BackupError
from .sqlite import SqliteStore
from .store import Store

STORES: dict[str, type[Store]] = {"sqlite": SqliteStore, "postgresql": PostgresqlStore}


def configured_store() -> Store:
    """The database that the settings name."""
    return STORES[connection.vendor](connection)


def kind_of(file: Path) -> type[Store]:
    """The kind of database that a copy was made of."""
    with file.open("rb") as opened:
        beginning = opened.read(16)
    for kind in STORES.values():
        if beginning.startswith(kind.signature):
            return kind
    raise BackupError(f"{file}: is no backup of SQLite or PostgreSQL")
