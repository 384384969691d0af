"""An upgrade: the newest migration meets a database that already has its guards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.own_databases import Database, Databases, databases


@pytest.fixture
def made(db: None, tmp_path: Path) -> Iterator[Databases]:
    with databases(tmp_path) as made:
        yield made


@pytest.fixture
def older(made: Databases) -> Database:
    """One that lacks the newest migration."""
    last = MigrationLoader(connection).graph.leaf_nodes("tracker")[0]
    before = MigrationLoader(connection).graph.node_map[last].parents
    (name,) = [each.key[1] for each in before if each.key[0] == "tracker"]
    database = made.empty()
    database.done("migrate", "tracker", name, "--no-input", "--verbosity=0")
    return database


def test_guards_stop_no_migration(older: Database) -> None:
    older.with_record()

    assert older.done("verify_log").startswith("All is as logged")
