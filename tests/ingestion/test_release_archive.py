"""Zip files that are the same whoever makes them, whenever and wherever."""

from __future__ import annotations

import io
import os
import time
from datetime import UTC, datetime
from zipfile import ZIP_STORED, ZipFile

import pytest
import time_machine

from tracker.ingestion.release import archive

AT = datetime(2026, 11, 28, 13, 5, 59, 999_999, tzinfo=UTC)
MEMBERS = {"b.txt": b"second letter", "a/a.txt": "各国".encode()}


def written(members: dict[str, bytes] = MEMBERS) -> bytes:
    file = io.BytesIO()
    archive.write(file, members, AT)
    return file.getvalue()


def test_members_stand_in_the_order_given_with_their_digests_last() -> None:
    with ZipFile(io.BytesIO(written())) as opened:
        assert opened.namelist() == ["b.txt", "a/a.txt", "SHA256SUMS"]
        assert opened.read("a/a.txt").decode() == "各国"


def test_digests_are_those_that_sha256sum_checks() -> None:
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    assert archive.sums({"abc": b"abc"}) == f"{digest}  abc\n".encode()


def test_nothing_depends_on_the_moment_or_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written()
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    umask = os.umask(0o077)
    with time_machine.travel("2031-01-01T00:00:00+00:00"):
        second = written()
    os.umask(umask)
    monkeypatch.undo()
    time.tzset()

    assert first == second


def test_members_are_stored_readable_and_dated_as_the_checkpoint() -> None:
    with ZipFile(io.BytesIO(written())) as opened:
        found = {
            (each.compress_type, each.external_attr >> 16, each.create_system, each.date_time)
            for each in opened.infolist()
        }

    assert found == {(ZIP_STORED, 0o100644, 3, (2026, 11, 28, 13, 5, 58))}
