"""`manage.py release`: what it says, what it leaves, and how it ends."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from tracker.models import Release

pytestmark = pytest.mark.django_db

SMALL_PACKAGE = Path(__file__).parent.parent / "samples" / "small-package"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: LazySettings) -> Path:
    """Where the files are kept, with another folder for copies."""
    settings.VAR_DIR = tmp_path / "var"
    (tmp_path / "copies").mkdir()
    return tmp_path


@pytest.fixture
def record(capsys: pytest.CaptureFixture[str]) -> None:
    """A record of one transaction."""
    call_command("load_dataset", SMALL_PACKAGE)
    capsys.readouterr()


@pytest.mark.usefixtures("record")
def test_it_says_what_was_released(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("release")

    release = Release.objects.get()
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"Released revision {release.revision}, {release.size:,} bytes."
    assert second == f"SHA-256 {release.sha256}"


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(("age", "stays"), [(7200, False), (60, True)], ids=["killed", "at work"])
def test_what_a_killed_run_left_is_thrown_away(folder: Path, age: int, stays: bool) -> None:
    left = folder / "var" / "releases" / "tmp1.part"
    left.parent.mkdir(parents=True)
    left.touch()
    os.utime(left, (time.time() - age,) * 2)

    call_command("release")

    assert left.exists() is stays


@pytest.mark.usefixtures("record")
def test_second_release_says_that_it_was_released_already(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("release")
    capsys.readouterr()

    call_command("release")

    assert capsys.readouterr().out.startswith("Released already, and left as it is: revision")


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize("named", ["file", "folder"])
def test_copy_goes_where_it_is_asked_for(named: str, folder: Path) -> None:
    copies = folder / "copies"

    call_command("release", output=copies if named == "folder" else copies / "mine.zip")

    release = Release.objects.get()
    (found,) = copies.iterdir()
    assert found.name == (f"{release.name}.zip" if named == "folder" else "mine.zip")
    assert hashlib.sha256(found.read_bytes()).hexdigest() == release.sha256


@pytest.mark.usefixtures("record")
def test_no_bar_is_drawn_where_standard_error_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call_command("release")

    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("record")
def test_place_that_cannot_be_written_ends_with_code_one(folder: Path) -> None:
    with pytest.raises(CommandError, match="nowhere") as refused:
        call_command("release", output=folder / "nowhere" / "release.zip")

    assert refused.value.returncode == 1


@pytest.mark.usefixtures("record")
def test_revision_inside_a_change_ends_with_code_one() -> None:
    with pytest.raises(CommandError, match="the nearest that can be released") as refused:
        call_command("release", revision=2)

    assert refused.value.returncode == 1
    assert not Release.objects.exists()


def test_empty_record_has_nothing_to_release() -> None:
    with pytest.raises(CommandError, match="The record is empty"):
        call_command("release")
