"""The mappings that come with the project, by name."""

from __future__ import annotations

from pathlib import Path

DIRECTORY = Path(__file__).resolve().parents[2] / "datasets" / "mappings"


def names() -> list[str]:
    """What they are called."""
    return sorted(path.stem for path in DIRECTORY.glob("*.toml"))


def path_of(name: str) -> Path:
    """The file of one of them."""
    return DIRECTORY / f"{name}.toml"
