"""`manage.py import_table`: what it says, what it refuses, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.ingestion.sheets.tables import SMALL, as_csv, commitment
from tracker.ingestion.sheets import shipped
from tracker.models import ExternalVerdict, LogEntry

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
WRONG = commitment({"Canada": "1", "Japan": "0"}, "0.75")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(as_csv(SMALL))
    return path


def run(path: Path | None, **options: Any) -> None:
    """A file is read by the mapping of its layout, unless a test names another."""
    given = [str(path), "--mapping", "g7-compliance"] if path else []
    call_command("import_table", *given, **options)


def ends_with(path: Path | None, **options: Any) -> tuple[int, str]:
    """The exit code and what is said on standard error."""
    with pytest.raises(CommandError) as ended:
        run(path, **options)
    return ended.value.returncode, str(ended.value)


def test_plan_comes_first_and_names_the_batch_last(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(table)

    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("create: 4 × external verdict, 3 × party")
    assert said[-1] == f"Published 13 rows in batch {ExternalVerdict.objects.all()[0].batch}."


def test_dry_run_writes_nothing(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(table, dry_run=True, lines=2)

    assert "… and 11 more" in capsys.readouterr().out
    assert not LogEntry.objects.exists()


def test_second_run_says_that_there_is_nothing_to_do(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(table)
    run(table)

    assert "Nothing to do: the record has all of it already." in capsys.readouterr().out


def test_averages_that_follow_end_with_code_zero(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without = commitment({"Canada": "1"}, "NA", number="2019-2")
    table.write_bytes(as_csv([*SMALL, *without]))

    run(table, check_average=True, dry_run=True)

    assert "0 of 1 published averages do not follow." in capsys.readouterr().out


@pytest.mark.parametrize("dry_run", [True, False], ids=["dry run", "after import"])
def test_average_that_does_not_follow_is_listed_and_ends_with_code_three(
    dry_run: bool, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_bytes(as_csv(WRONG))

    code, said = ends_with(table, check_average=True, dry_run=dry_run)

    assert (code, said) == (3, "Published averages that do not follow from their scores: 1.")
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.split()[2:] == ["2", "0.5000", "0.75", "≠"]
    assert ExternalVerdict.objects.exists() != dry_run


def test_bad_row_is_listed_and_ends_with_code_one(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table.write_bytes(as_csv(commitment({"Canada": "5"}, "1")))

    assert ends_with(table) == (1, "Nothing was written; 1 to mend.")
    assert "row 2, score: “5” is not on the scale" in capsys.readouterr().out
    assert not LogEntry.objects.exists()


def test_bad_mapping_is_told_before_the_table_is_read(table: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "mine.toml"
    mapping.write_text('form = "long"\n')

    code, said = ends_with(table, mapping=str(mapping))

    assert code == 1
    assert said.splitlines()[2].split()[:2] == ["mine.toml", "collection"]


@pytest.mark.parametrize("missing", ["table", "mapping"])
def test_file_that_is_not_there_ends_with_code_one(missing: str, table: Path) -> None:
    nowhere = Path("nowhere.csv")
    code, said = (
        ends_with(nowhere) if missing == "table" else ends_with(table, mapping="nowhere.csv")
    )

    assert (code, said) == (1, "nowhere.csv: No such file or directory")


def test_command_without_a_file_ends_with_code_two() -> None:
    assert ends_with(None)[0] == 2


@pytest.mark.parametrize("with_file", [True, False], ids=["file", "mapping"])
def test_import_and_withdrawal_at_once_end_with_code_two(with_file: bool, table: Path) -> None:
    path, mapping = (table, {}) if with_file else (None, {"mapping": "g7-compliance"})

    code, said = ends_with(path, withdraw="abc", reason="A trial.", **mapping)

    assert (code, said) == (
        2,
        "Name either a file and its --mapping, or a batch to --withdraw.",
    )


def test_number_of_lines_says_how_much_of_a_plan_is_shown(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_table", str(table), "--mapping=g7-compliance", "--dry-run", "--lines=2")

    assert "… and 11 more" in capsys.readouterr().out


def test_number_of_lines_is_no_negative_one(table: Path) -> None:
    with pytest.raises(CommandError, match="-5 is no number of lines; 0 shows counts alone"):
        call_command("import_table", str(table), "--mapping=g7-compliance", "--lines=-5")


def test_file_that_is_too_large_is_named(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_bytes(b"x" * (10 * 1024 * 1024 + 1))

    assert ends_with(table)[0] == 1
    assert "  table.csv: is larger than 10 MB" in capsys.readouterr().out


def test_batch_is_taken_back_with_a_reason(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(table)
    batch = ExternalVerdict.objects.all()[0].batch

    assert ends_with(None, withdraw=batch)[0] == 2
    run(None, withdraw=batch, reason="A trial.")

    said = capsys.readouterr().out
    assert f"Took back 6 rows of batch {batch}." in said
    assert "Public still, because the log names them for good: 3 × party, 1 × topic" in said


def test_batch_that_named_nothing_new_leaves_nothing_public(
    table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(table)
    run(None, withdraw=ExternalVerdict.objects.all()[0].batch, reason="A trial.")
    run(table, restore=True)
    capsys.readouterr()

    run(None, withdraw=ExternalVerdict.objects.order_by("-pk")[0].batch, reason="Another trial.")

    said = capsys.readouterr().out.splitlines()
    assert [line.partition(" of ")[0] for line in said] == ["Took back 6 rows"]


def test_unknown_batch_ends_with_code_one() -> None:
    assert ends_with(None, withdraw="abc", reason="A trial.")[0] == 1


def test_help_shows_examples_exit_codes_and_shipped_mappings() -> None:
    command = [sys.executable, "manage.py", "import_table", "--help"]

    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert "examples:" in said
    assert "exit codes:" in said
    assert all(name in said for name in shipped.names())
