"""What a first visit has to fetch besides the page itself, as sent over the wire."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
BASE = (ROOT / "templates" / "base.html").read_text()

KB = 1024


def named(pattern: str) -> list[Path]:
    """The static files that every page names and that fit a pattern."""
    return [STATIC / name for name in re.findall(rf'{{% static "({pattern})" %}}', BASE)]


def compressed(paths: list[Path]) -> int:
    """The sum of the files, each compressed by itself."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_every_stylesheet_of_the_pages_together_stays_small() -> None:
    sheets = named(r"css/[\w-]+\.css")

    assert len(sheets) >= 5
    assert compressed(sheets) <= 15 * KB


def test_script_stays_small() -> None:
    assert compressed(sorted((STATIC / "js").glob("*.js"))) <= 10 * KB


def test_font_is_one_small_file_with_its_licence_beside_it() -> None:
    fonts = sorted((STATIC / "fonts").glob("*.woff2"))

    assert fonts == named(r"fonts/[\w-]+\.woff2")
    assert sum(font.stat().st_size for font in fonts) <= 20 * KB
    licence = (STATIC / "fonts" / "literata-licence.txt").read_text()
    assert "SIL Open Font License, Version 1.1" in licence


@pytest.mark.parametrize("path", sorted((STATIC / "css").glob("*.css")), ids=lambda path: path.name)
def test_stylesheet_asks_for_nothing_elsewhere(path: Path) -> None:
    addresses = re.findall(r"url\(([^)]*)\)", path.read_text())

    assert [each for each in addresses if not each.strip("\"'").startswith("../fonts/")] == []
    assert "@import" not in path.read_text()


def test_font_never_moves_the_text_once_shown() -> None:
    tokens = (STATIC / "css" / "tokens.css").read_text()

    faces = re.findall(r"@font-face \{.*?\}", tokens, re.DOTALL)

    assert faces
    assert all("font-display: optional;" in face for face in faces)
