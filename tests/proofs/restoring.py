"""A program: backups while writers publish, each restored and compared with what was acknowledged.

`python -m tests.proofs restoring BACKUPS` prints what was lost.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from multiprocessing.connection import Connection, wait
from pathlib import Path

from tracker.actions.verification import verify
from tracker.models import Pledge

from .keeping import here, opened, place_of
from .publishing import publish, start

WRITERS = 4


def main(backups: int) -> dict[str, object]:
    """One backup after the other, while the writers never stop."""
    figures: Counter[str] = Counter(lost=0, bad=0)
    writers = dict(start(publish, f"writer-{number}")[::-1] for number in range(WRITERS))
    acknowledged: set[str] = set()
    failures: list[str] = []
    try:
        for _ in range(backups):
            answers = heard(writers)
            acknowledged |= {slug for slug, error in answers if not error}
            failures += [error for _, error in answers if error]
            public, faults = restored_from_a_backup()
            figures["lost"] += len(acknowledged - public)
            figures["bad"] += bool(faults)
    finally:
        for writer in writers.values():
            writer.kill()
    figures["acknowledged"] = len(acknowledged)
    figures["failed"] = len(failures)
    return {"figures": figures, "failures": failures}


def heard(writers: Mapping[Connection, object]) -> list[tuple[str, str]]:
    """Every answer by now, and one at least."""
    answers = []
    ready = wait(list(writers))
    while ready:
        answers += [pipe.recv() for pipe in writers if pipe in ready]
        ready = wait(list(writers), 0)
    return answers


def restored_from_a_backup() -> tuple[set[str], list[str]]:
    """What is public in a database restored from a backup made now, and what is wrong there."""
    place = place_of(here())
    copy = place.absent()
    with tempfile.TemporaryDirectory() as folder:
        here().done("backup", Path(folder) / "backup")
        copy.done("restore", Path(folder) / "backup")
    with opened(copy):
        found = (
            set(Pledge.published.values_list("slug", flat=True)),
            [str(each) for each in verify()],
        )
    place.drop(copy)
    return found
