"""Making a backup while the site goes on."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from tracker.models.log import Checkpoint, as_saved

from .files import check_sum, checkpoint_of, checksum_of, digest, in_place, write_text
from .kinds import configured_store
from .problems import BackupError


def back_up(place: Path) -> tuple[Path, Checkpoint | None]:
    """Write a checked copy to a file, or under a name of its own into a folder.

    Returns the file and the head of the log in it. BackupError, with nothing left behind, if the
    file is there already, or if the copy cannot be read back.
    """
    store = configured_store()
    file = place
    if place.is_dir():
        file = place / f"followthrough-{timezone.now():%Y%m%dT%H%M%SZ}.{store.extension}"
    if file.exists():
        raise BackupError(f"{file} is there already: no backup is written over another")
    with in_place(file) as partial:
        head = store.dump(partial)
        store.check(partial)
        checkpoint = json.dumps(as_saved(head, origin=settings.SITE_URL))
        write_text(checkpoint_of(file), checkpoint + "\n")
        # As sha256sum writes and checks it.
        write_text(checksum_of(file), f"{digest(partial)}  {file.name}\n")
    check_sum(file)
    return file, head
