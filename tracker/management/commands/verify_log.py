"""`manage.py verify_log [--head FILE]`: recompute the log and everything derived from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import CommandError, CommandParser
from tqdm import tqdm

from tracker.actions.verification import newest_head, steps, verify
from tracker.health import migrations_wait
from tracker.ingestion import json_text
from tracker.ingestion.problems import printable
from tracker.management.explained import MISUSED, ExplainedCommand


class Command(ExplainedCommand):
    """A log that does not hold has another exit code than a saved head that cannot be read."""

    help = """\
Recompute the bodies, chain and roots of the log, and everything derived from it:
projections, status history, search index, triggers. Nothing is written. With
--head FILE, compare also with checkpoints that were saved earlier: only a head that
left the server proves that nothing older was rewritten. FILE holds one, or several
one after the other, as a daily `curl …/log/checkpoint >> FILE` on another machine
leaves them; several also tell between which two the first difference lies."""
    examples = {
        "manage.py verify_log": "whether the record is what its log says",
        "manage.py verify_log --head checkpoint.json": (
            "the same, and whether the log still is the one of those checkpoints"
        ),
    }
    done = "all is as logged"
    failed = "something is not; standard error names the first bad row and all others"
    misused = "the command line was not understood, or the file is no checkpoint"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", type=Path, help="one saved /log/checkpoint, or several")

    def handle(self, *args: Any, head: Path | None, **options: Any) -> None:
        saved = _read(head) if head else []
        if migrations_wait():
            raise CommandError("The database is older than the program: run `migrate` first.")
        # disable=None: no bar where standard error is no terminal.
        with tqdm(total=steps(), unit=" checks", disable=None) as bar:
            findings = list(verify(heads=saved, progress=bar.update))
        for finding in findings:
            self.stderr.write(str(finding))
        if findings:
            raise CommandError(f"{len(findings)} findings; the first: {findings[0]}")
        self.stdout.write(f"All is as logged: {newest_head() or 'the record is empty'}.")


def _read(path: Path) -> list[dict[str, Any]]:
    """The saved checkpoints; a clear error when one is none."""
    try:
        heads = list(json_text.values_of(path.read_bytes()))
    except OSError as error:
        raise CommandError(
            f"{path}: cannot be read: {error.strerror}", returncode=MISUSED
        ) from error
    except json_text.NoJson as error:
        reason = printable(f"cannot be read as a checkpoint: {error}")
        raise CommandError(f"{path}: {reason}", returncode=MISUSED) from error
    if not heads or not all(map(_is_head, heads)):
        raise CommandError(f"{path}: a checkpoint has a size and a root", returncode=MISUSED)
    return heads


def _is_head(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and type(value.get("size")) is int
        and value["size"] >= 0
        and isinstance(value.get("root"), str)
    )
