"""A record that outgrows SQLite moves up to PostgreSQL with its log, keys and people."""

from __future__ import annotations

from pathlib import Path

from tests.own_databases import Databases, SqliteFiles


def test_record_moves_from_sqlite_to_postgresql(own: Databases, tmp_path: Path) -> None:
    small = SqliteFiles(tmp_path).absent().with_record()
    small.done("backup", tmp_path / "backup")
    large = own.absent()

    said = large.done("restore", tmp_path / "backup")

    assert said == f"Restored. {small.done('verify_log')}"
    # Keys that are given next do not collide with those that moved.
    large.done("shell", "--command", NEXT_PUBLICATION)
    assert large.done("verify_log").startswith("All is as logged: record ")


NEXT_PUBLICATION = """
from tests import factories
factories.publish("assessment")
"""


def test_missing_programs_are_named(own: Databases, tmp_path: Path) -> None:
    place = own.absent()
    place.done("restore", _backup(tmp_path))

    finished = place.manage("backup", tmp_path / "other", PATH="")

    assert finished.returncode == 1
    assert "pg_dump is not on the PATH: install" in finished.stderr


def _backup(folder: Path) -> Path:
    SqliteFiles(folder).absent().with_record().done("backup", folder / "backup")
    return folder / "backup"
