"""A backup is whole, private, checked, and never written over another."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.own_databases import Database


def test_backup_comes_with_its_checksum_and_checkpoint(record: Database, backup: Path) -> None:
    digest = hashlib.sha256(backup.read_bytes()).hexdigest()
    checkpoint = json.loads(Path(f"{backup}.checkpoint.json").read_text())

    assert Path(f"{backup}.sha256").read_text() == f"{digest}  {backup.name}\n"
    assert checkpoint.keys() == {"origin", "size", "root", "time"}
    assert f"record {checkpoint['size']} · root {checkpoint['root'][:8]}" in record.done(
        "verify_log", "--head", f"{backup}.checkpoint.json"
    )


def test_backup_is_for_its_owner_only(made: Path) -> None:
    assert {each.stat().st_mode & 0o777 for each in made.parent.iterdir()} == {0o600}


def test_backup_into_a_folder_gets_a_name_of_its_own(record: Database, tmp_path: Path) -> None:
    said = record.done("backup", tmp_path)

    names = sorted(each.name for each in tmp_path.iterdir())
    assert len(names) == 3
    assert names[0].startswith("followthrough-2")
    assert said.startswith(f"{tmp_path / names[0]}: ")


def test_backup_is_never_written_over_another(record: Database, backup: Path) -> None:
    before = backup.read_bytes()

    finished = record.manage("backup", backup)

    assert finished.returncode == 1
    assert "is there already" in finished.stderr
    assert backup.read_bytes() == before


def test_failed_backup_leaves_nothing_behind(record: Database, tmp_path: Path) -> None:
    finished = record.manage("backup", tmp_path / "nowhere" / "file")

    assert finished.returncode == 1
    assert finished.stderr.startswith("CommandError: No backup was made.")
    assert list(tmp_path.iterdir()) == []
