"""SQLite's files are their owner's alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.db import connection

from tracker.private_files import SIDE_FILES, keep_private


class Opened:
    """A connection, as far as the receiver looks at it."""

    def __init__(self, vendor: str, name: Path) -> None:
        self.vendor = vendor
        self.settings_dict = {"NAME": name}


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


@pytest.mark.parametrize(("vendor", "expected"), [("sqlite", 0o600), ("postgresql", 0o644)])
def test_others_lose_what_they_may(vendor: str, expected: int, tmp_path: Path) -> None:
    files = [tmp_path / f"record{ending}" for ending in SIDE_FILES]
    for file in files:
        file.touch(0o644)
        file.chmod(0o644)

    keep_private(Opened(vendor, files[0]))  # type: ignore[arg-type]

    assert [mode(file) for file in files] == [expected] * 3


def test_files_that_are_not_there_are_no_trouble(tmp_path: Path) -> None:
    keep_private(Opened("sqlite", tmp_path / "none"))  # type: ignore[arg-type]

    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_database_in_use_is_kept_private() -> None:
    file = Path(connection.settings_dict["NAME"])

    assert connection.vendor != "sqlite" or mode(file) == 0o600
