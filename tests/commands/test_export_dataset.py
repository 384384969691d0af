"""`manage.py export_dataset`: a package that `load_dataset` takes, or the reason why not."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db

SMALL_PACKAGE = Path(__file__).parent.parent / "samples" / "small-package"


@pytest.fixture(autouse=True)
def loaded_record(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_dataset", SMALL_PACKAGE)
    capsys.readouterr()


def test_it_says_how_many_rows_were_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("export_dataset", tmp_path / "made" / "on the way")

    assert capsys.readouterr().out == "Exported 16 rows.\n"


def test_what_it_wrote_is_what_the_record_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("export_dataset", tmp_path)
    capsys.readouterr()

    call_command("load_dataset", tmp_path)

    assert capsys.readouterr().out.startswith("Nothing to load")


def test_exporting_again_gives_the_same_bytes(tmp_path: Path) -> None:
    call_command("export_dataset", tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    call_command("export_dataset", tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(CommandError, match="Nothing was exported"):
        call_command("export_dataset", tmp_path / "file")
