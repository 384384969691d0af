"""The name of a build follows from its files, wherever they lie and whenever they were written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tracker.build import build, built_at


@pytest.fixture
def program(tmp_path: Path, settings: Any) -> Iterator[Path]:
    """A program of one module, one template and one stylesheet."""
    settings.BASE_DIR = tmp_path
    for name in ("tracker/a.py", "templates/a.html", "static/a.css", "requirements.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("one")
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    build.cache_clear()
    built_at.cache_clear()


@pytest.mark.parametrize(
    "name", ["tracker/a.py", "templates/a.html", "static/a.css", "requirements.txt", "tracker/b.py"]
)
def test_changed_file_is_another_build(program: Path, name: str) -> None:
    before = build()
    (program / name).write_text("two")
    forget()

    assert build() != before


def test_moved_text_is_another_build(program: Path) -> None:
    before = build()
    (program / "tracker/a.py").rename(program / "tracker/c.py")
    forget()

    assert build() != before


def test_file_written_again_is_the_same_build(program: Path) -> None:
    before, moment = build(), built_at()
    (program / "tracker/a.py").write_text("one")
    forget()

    assert build() == before
    assert built_at() >= moment


def test_data_is_no_part_of_a_build(program: Path) -> None:
    before = build()
    (program / "tracker/record.csv").write_text("row")
    forget()

    assert build() == before


def test_site_under_another_address_is_another_build(program: Path, settings: Any) -> None:
    before = build()
    settings.SITE_URL = "https://other.example"
    forget()

    assert build() != before
