"""`manage.py verify_log`: whether the log holds, or why that could not be asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from tracker.models import Checkpoint, Pledge

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved(published_pledge: Pledge, tmp_path: Path) -> Path:
    """The checkpoint of a record with one pledge."""
    head = Checkpoint.objects.latest("size")
    path = tmp_path / "checkpoint.json"
    path.write_text(json.dumps({"size": head.size, "root": head.root}))
    return path


def test_sound_log_says_where_it_ends(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_log", head=saved)

    said = capsys.readouterr()
    assert said.out == f"All is as logged: {Checkpoint.objects.latest('size')}.\n"
    assert said.err == ""


def test_older_database_is_not_accused() -> None:
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    with pytest.raises(CommandError, match="older than the program: run `migrate` first"):
        call_command("verify_log")


def test_empty_log_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_log")

    assert capsys.readouterr().out == "All is as logged: the record is empty.\n"


def test_log_of_another_head_ends_with_code_one(saved: Path) -> None:
    saved.write_text(saved.read_text().replace('"root": "', '"root": "00'))

    with pytest.raises(CommandError, match="1 findings; the first: log entries 1 to") as ended:
        call_command("verify_log", head=saved)

    assert ended.value.returncode == 1


@pytest.mark.parametrize(
    "text", ["", "[", "[]", '{"size": "many", "root": ""}', '{"size": 1}'], ids=repr
)
def test_file_that_is_no_checkpoint_ends_with_code_two(text: str, tmp_path: Path) -> None:
    path = tmp_path / "head.json"
    path.write_text(text)

    with pytest.raises(CommandError, match="checkpoint") as ended:
        call_command("verify_log", head=path)

    assert ended.value.returncode == 2


def test_file_that_is_not_there_ends_with_code_two(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read") as ended:
        call_command("verify_log", head=tmp_path / "nowhere.json")

    assert ended.value.returncode == 2
