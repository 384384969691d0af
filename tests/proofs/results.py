"""The one file of outcomes that `/trust/` shows: each proof writes its own line, red or not."""

from __future__ import annotations

import fcntl
import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass
class Outcome:
    """What one proof found on one database; `count` is how many cases it tried."""

    proof: str
    database: str
    count: int = 0
    held: bool = False
    figures: dict[str, float] = field(default_factory=dict)

    def tells(self, count: int, **figures: float) -> None:
        """Note the figures before anything is asserted of them."""
        self.count, self.figures = count, figures

    def write(self, file: Path) -> None:
        """Replace the line of this proof on this database; others may be writing theirs."""
        now = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "revision": revision()}
        file.touch()
        with file.open("r+", encoding="utf-8") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX)
            lines = json.loads(opened.read() or "[]")
            kept = [each for each in lines if not self._same(each)]
            opened.seek(0)
            opened.truncate()
            ordered = sorted([*kept, asdict(self) | now], key=_place)
            opened.write(json.dumps(ordered, indent=2) + "\n")

    def _same(self, line: dict[str, Any]) -> bool:
        return (line["proof"], _kind(line["database"])) == (self.proof, _kind(self.database))


def _place(line: dict[str, Any]) -> tuple[str, str]:
    return line["proof"], line["database"]


def _kind(database: str) -> str:
    """The database without its version."""
    return database.split(maxsplit=1)[0]


def revision() -> str:
    """The program's version and a digest of its source: what exactly was proved."""
    project = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8"))
    digest = hashlib.sha256()
    for path in sorted((settings.BASE_DIR / "tracker").rglob("*.py")):
        digest.update(path.read_bytes())
    return f"{project['project']['version']} ({digest.hexdigest()[:12]})"
