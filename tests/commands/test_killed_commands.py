"""A command that is killed leaves everything or nothing, and can be run again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.own_databases import SMALL_PACKAGE, Database, Databases, databases


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    with databases(tmp_path_factory.mktemp("killed")) as found:
        yield found


@pytest.fixture(scope="module")
def migrated(own: Databases) -> Database:
    made = own.empty()
    made.done("migrate", "--no-input", "--verbosity=0")
    return made


def kill_after_lines(database: Database, number: int, *command: str) -> None:
    """Run Python, and kill it once it has said so many lines."""
    with subprocess.Popen(
        [sys.executable, "-u", *command],
        cwd=settings.BASE_DIR,
        env=database.environment | {"DJANGO_SETTINGS_MODULE": "tracker.settings"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        for _ in range(number):
            assert process.stdout.readline(), "it ended before"
        process.kill()


@pytest.mark.parametrize("lines", [1, 6])
def test_killed_load_leaves_nothing(own: Databases, migrated: Database, lines: int) -> None:
    database = own.copy(migrated)

    kill_after_lines(database, lines, "-m", "tests.commands.load_aloud")

    assert database.done("verify_log") == "All is as logged: the record is empty."
    assert database.done("load_dataset", SMALL_PACKAGE).startswith("Loaded 16 rows")


@pytest.mark.parametrize("lines", [4, 25], ids=["early", "late"])
def test_killed_migration_can_be_run_again(own: Databases, tmp_path: Path, lines: int) -> None:
    database = own.empty()

    kill_after_lines(database, lines, "manage.py", "migrate", "--no-input")

    assert database.manage("migrate", "--no-input", "--verbosity=0").returncode == 0
    assert database.manage("check", "--database", "default").returncode == 0
    assert database.done("load_dataset", SMALL_PACKAGE).startswith("Loaded 16 rows")
