"""`manage.py verify_log [--head FILE]`: recompute the log and everything derived from it."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.actions.verification import newest_head, verify


class Command(BaseCommand):
    """Exit code 0 when all is well, 1 with the first bad row (and all others) when it is not."""

    help = (
        "Recompute bodies, chain, roots, projections, status history and triggers, and compare. "
        "With --head FILE, also compare with a checkpoint saved earlier from /log/checkpoint: "
        "only a head that left the server proves that nothing older was rewritten."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", type=Path, help="a saved /log/checkpoint (JSON)")

    def handle(self, *args: Any, head: Path | None, **options: Any) -> None:
        saved = _read(head) if head else None
        findings = list(verify(head=saved))
        for finding in findings:
            self.stderr.write(str(finding))
        if findings:
            raise CommandError(f"{len(findings)} findings; the first: {findings[0]}")
        self.stdout.write(f"All is as logged: {newest_head() or 'the record is empty'}.")


def _read(path: Path) -> dict[str, Any]:
    """A saved checkpoint; a clear error when it is none."""
    try:
        head = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path}: cannot be read as a checkpoint: {error}") from error
    if not isinstance(head, dict) or not isinstance(head.get("size"), int) or "root" not in head:
        raise CommandError(f"{path}: a checkpoint has a size and a root")
    return head
