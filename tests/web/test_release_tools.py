"""What the data page tells its readers to type is what is run here, against a release."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import call_command

from tests.web.conftest import Read

SMALL_PACKAGE = Path(__file__).parent.parent / "samples" / "small-package"
Lines = Callable[[str], str]


@pytest.fixture
def lines(
    tmp_path: Path, settings: LazySettings, read: Read, capsys: pytest.CaptureFixture[str]
) -> Lines:
    """The lines that the page shows for a tool; the release lies in the folder to work in."""
    settings.VAR_DIR = tmp_path / "var"
    call_command("load_dataset", SMALL_PACKAGE)
    call_command("release", output=tmp_path)
    capsys.readouterr()
    html = read("/data/").html

    def shown(tool: str) -> str:
        found = re.search(rf'<code id="with-{tool}">(.*?)</code>', html, re.DOTALL)
        assert found
        return unescape(found.group(1))

    return shown


def run(program: str, folder: Path) -> str:
    """What a program prints that is run as a reader runs it: in the folder of the download."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("tool", ["pandas", "duckdb", "r"])
def test_three_lines_are_three_lines(tool: str, lines: Lines) -> None:
    assert lines(tool).count("\n") == 2


def test_pandas_reads_the_pledges(lines: Lines, tmp_path: Path) -> None:
    printed = run(f"{lines('pandas')}\nprint(pledges.shape[0], *pledges['id'])", tmp_path)

    assert printed == "1 open-hotline\n"


def test_duckdb_counts_the_pledges(lines: Lines, tmp_path: Path) -> None:
    printed = run(lines("duckdb"), tmp_path)

    assert re.search(r"│ \S+ +│ +1 │", printed), printed


def test_r_names_files_and_columns_that_are_there(lines: Lines, tmp_path: Path) -> None:
    """R itself is not at hand: what it is told to open is looked for."""
    run(lines("duckdb"), tmp_path)

    (file,) = re.findall(r'read\.csv\("([^"]+)"', lines("r"))
    (column,) = re.findall(r"table\(pledges\$(\w+)\)", lines("r"))
    header = (tmp_path / file).read_text(encoding="utf-8").splitlines()[0]
    assert column in header.split(",")
