"""A backup comes back whole and verified, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.own_databases import Database, Databases


@pytest.fixture
def place(own: Databases) -> Database:
    """Where nothing is yet."""
    return own.absent()


def refused(place: Database, backup: Path, *options: str) -> str:
    finished = place.manage("restore", *options, backup)
    assert finished.returncode == 1
    assert finished.stderr.startswith("CommandError: Nothing was restored.")
    return finished.stderr


def test_restored_record_is_the_one_that_was_backed_up(
    record: Database, place: Database, backup: Path
) -> None:
    said = place.done("restore", backup)

    assert said == f"Restored. {record.done('verify_log')}"


def test_record_that_is_there_is_not_replaced(record: Database, backup: Path) -> None:
    assert "holds a record already; --replace" in refused(record, backup)


def test_record_that_is_replaced_is_kept_aside(
    own: Databases, record: Database, backup: Path
) -> None:
    place = own.copy(record)

    said = place.done("restore", "--replace", backup)

    assert "What was there is kept as " in said


def test_database_in_use_is_not_replaced(own: Databases, record: Database, backup: Path) -> None:
    place = own.copy(record)

    with place.held_open():
        said = refused(place, backup, "--replace")

    assert "stop the site first" in said
    assert place.done("verify_log") == record.done("verify_log")


def test_backup_that_was_changed_is_refused(place: Database, backup: Path) -> None:
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)

    assert "was changed or cut off since the backup" in refused(place, backup)


@pytest.mark.parametrize(
    ("companion", "reason"),
    [("sha256", "cannot be read as a checksum"), ("checkpoint.json", "is missing")],
)
def test_backup_without_a_companion_is_refused(
    place: Database, backup: Path, companion: str, reason: str
) -> None:
    Path(f"{backup}.{companion}").unlink()

    assert reason in refused(place, backup)


def test_backup_of_another_log_is_refused(own: Databases, backup: Path) -> None:
    place = own.absent()
    checkpoint = Path(f"{backup}.checkpoint.json")
    head = json.loads(checkpoint.read_text())
    checkpoint.write_text(json.dumps(head | {"root": "0" * 64}))

    assert "is not what the saved head covers" in refused(place, backup)
    # Nothing took the place: a sound backup finds it as empty as before.
    checkpoint.write_text(json.dumps(head))
    assert place.done("restore", backup).startswith("Restored.")
