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
    try:
        for _ in range(backups):
            acknowledged |= heard(writers)
            public, faults = restored_from_a_backup()
            figures["lost"] += len(acknowledged - public)
            figures["bad"] += bool(faults)
    finally:
        for writer in writers.values():
            writer.kill()
    figures["acknowledged"] = len(acknowledged)
    return {"figures": figures}


def heard(writers: Mapping[Connection, object]) -> set[str]:
    """Everything that was acknowledged by now, and one publication at least."""
    slugs = set()
    ready = wait(list(writers))
    while ready:
        slugs |= {pipe.recv()[0] for pipe in writers if pipe in ready}
        ready = wait(list(writers), 0)
    return slugs


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
