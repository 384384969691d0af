"""A record and its backup, made once; every test restores into a database of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.own_databases import Database, Databases, databases

# There is no server to move up to.
collect_ignore = ["test_moving.py"] if connection.vendor == "sqlite" else []


@pytest.fixture(scope="package")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    with databases(tmp_path_factory.mktemp("databases")) as found:
        yield found


@pytest.fixture(scope="package")
def record(own: Databases) -> Database:
    """The small package, published."""
    return own.empty().with_record()


@pytest.fixture(scope="package")
def made(record: Database, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the record."""
    file = tmp_path_factory.mktemp("backup") / "record.backup"
    record.done("backup", file)
    return file


@pytest.fixture
def backup(made: Path, tmp_path: Path) -> Path:
    """The same backup, to be spoilt."""
    for each in made.parent.iterdir():
        shutil.copy(each, tmp_path / each.name)
    return tmp_path / made.name
