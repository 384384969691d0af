"""The exported log is whole, and whoever has it can verify it alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tracker.actions import redaction
from tracker.models import LogEntry, StatusUpdate
from tracker.web import log
from tracker.web.log import VERIFIER

MAX_LINES = 100


@pytest.fixture
def kept(published_verdict: object, client: Client, tmp_path: Path) -> Path:
    """A folder with an export and a checkpoint, as a reader keeps them."""
    fetch(client, tmp_path)
    return tmp_path


def fetch(client: Client, folder: Path) -> None:
    """Save the export and the checkpoint in a folder."""
    export = client.get("/log/export.jsonl").getvalue()
    (folder / "export.jsonl").write_bytes(export)
    (folder / "checkpoint.json").write_bytes(client.get("/log/checkpoint").content)


def entries(folder: Path) -> list[dict[str, Any]]:
    """The lines of a saved export."""
    lines = (folder / "export.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def save(folder: Path, rows: list[dict[str, Any]]) -> None:
    """Write an export anew."""
    lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
    (folder / "export.jsonl").write_text("".join(lines), encoding="utf-8")


def verify(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the verifier by itself: isolated, so that it cannot import anything of ours."""
    command = [sys.executable, "-I", str(VERIFIER), "export.jsonl", "checkpoint.json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_empty_log_has_a_checkpoint_that_verifies(db: None, client: Client, tmp_path: Path) -> None:
    fetch(client, tmp_path)

    assert client.get("/log/checkpoint").json()["size"] == 0
    assert verify(tmp_path).returncode == 0


def test_export_has_every_entry_in_order(kept: Path) -> None:
    assert [row["seq"] for row in entries(kept)] == list(range(1, LogEntry.objects.count() + 1))


def test_export_is_whole_when_read_in_pieces(
    published_verdict: object, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = client.get("/log/export.jsonl").getvalue()
    monkeypatch.setattr(log, "ENTRIES_AT_ONCE", 2)

    assert client.get("/log/export.jsonl").getvalue() == whole


def test_verifier_is_short_and_alone(db: None, client: Client) -> None:
    served = client.get("/log/verify.py").content.decode()

    assert served == VERIFIER.read_text(encoding="utf-8")
    assert len(served.splitlines()) <= MAX_LINES
    assert "tracker" not in served


def test_true_export_verifies(kept: Path) -> None:
    result = verify(kept)

    size = LogEntry.objects.count()
    assert result.stdout.startswith(f"{size} entries fit, 0 of them redacted; the first {size}")
    assert result.returncode == 0


def test_later_export_still_holds_an_earlier_checkpoint(kept: Path, client: Client) -> None:
    checkpoint = (kept / "checkpoint.json").read_bytes()
    factories.publish("wording")
    fetch(client, kept)
    (kept / "checkpoint.json").write_bytes(checkpoint)

    assert verify(kept).returncode == 0


def test_text_beyond_ascii_verifies(db: None, client: Client, tmp_path: Path) -> None:
    factories.publish("pledge", title_zh="开通热线 \u2028 \u007f\t“”", statement_en='A "word"\\')
    fetch(client, tmp_path)

    assert verify(tmp_path).returncode == 0


def test_stripped_bodies_are_no_redactions(kept: Path) -> None:
    rows = entries(kept)
    bare = {name: value for name, value in rows[0].items() if name not in {"salt", "body"}}
    lines = [json.dumps(row) for row in [bare | {"redacted_by": 2}, *rows[1:]]]
    (kept / "export.jsonl").write_text("\n".join(lines), encoding="utf-8")

    result = verify(kept)

    assert result.returncode != 0
    assert "entry 1 has no body, and no redaction of its own" in result.stderr


def test_redacted_export_verifies(
    published_update: StatusUpdate, client: Client, tmp_path: Path
) -> None:
    assert published_update.current is not None
    redaction.redact(
        published_update.current, reason="Ein Gericht: „ja“", by=factories.editor_actor()
    )
    fetch(client, tmp_path)

    result = verify(tmp_path)

    assert "1 of them redacted" in result.stdout
    assert "The hotline was opened." not in (tmp_path / "export.jsonl").read_text(encoding="utf-8")


def changed(rows: list[dict[str, Any]], name: str, value: str) -> list[dict[str, Any]]:
    return [rows[0] | {name: value}, *rows[1:]]


def swapped(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [rows[1], rows[0], *rows[2:]]


@pytest.mark.parametrize(
    ("tamper", "reason"),
    [
        (lambda rows: changed(rows, "reason", "Another"), "entry 1 does not have the hash"),
        (lambda rows: changed(rows, "actor", "editor 9"), "entry 1 does not have the hash"),
        (lambda rows: changed(rows, "body", "{}"), "entry 1 does not have the body"),
        (lambda rows: changed(rows, "salt", "00" * 16), "entry 1 does not have the body"),
        (lambda rows: changed(rows, "prev", "1" * 64), "entry 1 does not follow"),
        (lambda rows: rows[1:], "entry 1 is missing"),
        (lambda rows: [rows[0], *rows[2:]], "entry 2 is missing"),
        (swapped, "entry 1 is missing"),
        (lambda rows: rows[:-1], "the export ends with entry"),
    ],
    ids=["reason", "actor", "body", "salt", "prev", "no first", "gap", "swapped", "cut short"],
)
def test_tampered_export_does_not_verify(tamper: Any, reason: str, kept: Path) -> None:
    save(kept, tamper(entries(kept)))

    result = verify(kept)

    assert f"NOT verified: {reason}" in result.stderr
    assert result.returncode == 1


@pytest.mark.parametrize(
    "line",
    ["[]", "{}", "1", '"x"', "null", "{", "[" * 100_000, '{"seq": 1, "prev": 1}', "\x00"],
    ids=lambda line: line[:20],
)
def test_what_is_no_export_does_not_verify(line: str, kept: Path) -> None:
    (kept / "export.jsonl").write_text(line, encoding="utf-8")

    result = verify(kept)

    assert result.stderr.startswith("NOT verified: ")
    assert result.returncode == 1


def test_verifier_without_files_says_how_it_is_used(kept: Path) -> None:
    command = [sys.executable, "-I", str(VERIFIER)]
    result = subprocess.run(command, cwd=kept, capture_output=True, text=True, check=False)

    assert "python3 verify.py export.jsonl checkpoint.json" in result.stderr
    assert result.returncode == 1


def test_chain_written_anew_does_not_fit_a_kept_checkpoint(kept: Path, client: Client) -> None:
    checkpoint = json.loads((kept / "checkpoint.json").read_text(encoding="utf-8"))
    checkpoint["root"] = "0" * 64
    (kept / "checkpoint.json").write_text(json.dumps(checkpoint), encoding="utf-8")

    result = verify(kept)

    assert "not the checkpoint's" in result.stderr
    assert result.returncode == 1
