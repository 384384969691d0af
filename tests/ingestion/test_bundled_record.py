"""The bundled record: whole, in both languages, and the same after a way through the database."""

from pathlib import Path

import pytest
from django.conf import settings

from tracker.actions.actors import loader
from tracker.ingestion import package
from tracker.ingestion.export import export
from tracker.ingestion.load import load
from tracker.rules.schema import NOUNS

BUNDLED = settings.BASE_DIR / "tracker" / "datasets" / "cyber-dialogues"
ROWS = {
    "party": 28,
    "topic": 22,
    "mechanism": 19,
    "dialogue": 47,
    "source": 221,
    "pledge": 68,
    "pledge_link": 36,
    "update": 199,
    "assessment": 185,
    "indicator": 12,
    "conflict": 29,
    "excluded_statement": 61,
}


def file_bytes(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def test_the_bundled_record_reads_without_a_problem() -> None:
    found = package.read(BUNDLED)

    assert {noun: len(found[noun]) for noun in ROWS} == ROWS


def test_the_bundled_record_is_written_with_the_bytes_it_was_read_from() -> None:
    found = package.read(BUNDLED)

    assert package.files(found) == file_bytes(BUNDLED)


def test_the_bundled_record_speaks_both_languages() -> None:
    silent = [
        (row.file, row.row, field.name)
        for noun, rows in package.read(BUNDLED).items()
        for row in rows
        for field in NOUNS[noun].fields
        if field.name.endswith("_zh") and not row.content[field.name]
    ]

    assert silent == []


def test_every_second_promised_round_of_2016_is_recorded_as_held() -> None:
    found = package.read(BUNDLED)["milestone"]

    slots = {
        (row.content["number"], row.content["outcome"]): row.content["evidence"] for row in found
    }
    assert slots == {(1, "held"): "usc-u010", (2, "held"): "usc-u018"}


@pytest.mark.django_db
def test_the_bundled_record_is_exported_with_the_bytes_it_was_loaded_from(tmp_path: Path) -> None:
    found = package.read(BUNDLED)
    total = sum(len(rows) for rows in found.values())

    written = load(found, by=loader())

    assert written == total
    assert export(tmp_path / "copy") == total
    assert file_bytes(tmp_path / "copy") == file_bytes(BUNDLED)
    assert load(found, by=loader()) == 0
