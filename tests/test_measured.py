"""`make coverage` asks for every branch of whatever decides about log, permissions and import."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]
MEASURED: list[str] = SETTINGS["report"]["include"]
SOURCES = sorted(set((ROOT / "tracker").rglob("*.py")) - set(ROOT.glob("tracker/migrations/*")))

PERMISSION = r"has_perms?\(|def has_\w*permission\("
APPENDING = r"LogEntry\.objects\.(bulk_)?create|LogBody\.objects\.(bulk_)?create|recording\("
UPLOADS = r"FileField\(|\(FileUploadHandler"


def modules(pattern: str) -> set[Path]:
    """The modules that a pattern names: coverage takes `/*` for everything below."""
    return set(ROOT.glob(pattern.replace("/*", "/**/*.py")))


@pytest.mark.parametrize("pattern", MEASURED)
def test_every_line_of_the_list_names_modules(pattern: str) -> None:
    assert modules(pattern)


@pytest.mark.parametrize(
    "asking",
    [PERMISSION, APPENDING, UPLOADS],
    ids=["says who may do what", "appends to the log", "takes a file"],
)
def test_whatever_decides_is_on_the_list(asking: str) -> None:
    found = {path for path in SOURCES if re.search(asking, path.read_text(encoding="utf-8"))}

    assert found
    assert found - set().union(*map(modules, MEASURED)) == set()


def test_no_branch_may_be_left_out() -> None:
    assert (SETTINGS["run"]["branch"], SETTINGS["report"]["fail_under"]) == (True, 100)
    assert [path for path in SOURCES if "no cover" in path.read_text(encoding="utf-8")] == []
