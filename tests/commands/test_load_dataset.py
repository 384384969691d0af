"""`manage.py load_dataset`: what it says, what it refuses, and how it ends."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tracker.models import Actor, LogEntry, Party

pytestmark = pytest.mark.django_db

SMALL_PACKAGE = Path(__file__).parent.parent / "samples" / "small-package"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return shutil.copytree(SMALL_PACKAGE, tmp_path / "package")


def spoil(directory: Path) -> None:
    path = directory / "parties.csv"
    path.write_text(path.read_text().replace("agency", "agenzy"))


def test_it_says_how_many_rows_were_loaded(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_dataset", directory)

    assert capsys.readouterr().out == "Loaded 16 rows; 0 were there already.\n"


def test_a_second_load_says_that_there_is_nothing_to_do(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_dataset", directory)
    capsys.readouterr()

    call_command("load_dataset", directory)

    said = capsys.readouterr().out
    assert said == "Nothing to load: all 16 rows are in the record already.\n"


def test_no_bar_is_drawn_where_standard_error_is_no_terminal(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_dataset", directory)

    assert capsys.readouterr().err == ""


def test_a_bad_row_is_shown_in_a_table_and_ends_with_code_one(directory: Path) -> None:
    spoil(directory)

    with pytest.raises(CommandError) as refused:
        call_command("load_dataset", directory)

    said, heading, line = str(refused.value).splitlines()
    assert refused.value.returncode == 1
    assert said == "Nothing was loaded; 1 to mend."
    assert heading.split() == ["file", "row", "column", "reason"]
    assert line.split()[:4] == ["parties.csv", "3", "kind", "'agenzy'"]


def test_a_refused_package_leaves_nothing_behind(directory: Path) -> None:
    path = directory / "assessments.csv"
    path.write_text(path.read_text().replace("line-works", ""))

    with pytest.raises(CommandError, match="METHOD"):
        call_command("load_dataset", directory)

    assert [model.objects.count() for model in (LogEntry, Party, Actor)] == [0, 0, 0]


def test_a_record_that_is_not_empty_is_left_alone_if_so_asked(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_dataset", directory)
    head = LogEntry.objects.count()
    spoil(directory)
    capsys.readouterr()

    call_command("load_dataset", directory, if_empty=True)

    assert capsys.readouterr().out == ""
    assert LogEntry.objects.count() == head


def test_an_empty_record_is_filled_if_so_asked(directory: Path) -> None:
    call_command("load_dataset", directory, if_empty=True)

    assert Party.objects.count() == 3


def test_a_folder_that_is_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"datapackage.json +is not there"):
        call_command("load_dataset", tmp_path / "nowhere")
