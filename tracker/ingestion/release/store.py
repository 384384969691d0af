"""Where the files of releases are kept: `var/releases/` of each node, named by their SHA-256.

A node that lacks a file, or has it with other bytes, remakes it from the log and lets nobody have
it unless it is, byte for byte, the one that was released. Another version of the program may
describe the columns otherwise; then the file has to be copied from a node, or a backup, that has
it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.cache import cache
from django.core.files import locks
from django.db import transaction

from tracker.actions import releases
from tracker.actions.bulk import Progress
from tracker.models import Checkpoint, Release
from tracker.models.base import PUBLIC
from tracker.models.reading import newest_checkpoint

from . import archive
from .members import members
from .revisions import checkpoint_of

READABLE_BY_ALL = 0o644
UNFINISHED = ".part"
# A file that is being made is written to all the time; so long it is silent only after a kill.
ABANDONED_AFTER = 3600
# How long a file that could not be remade is not tried again, in seconds.
PATIENCE = 3600


class TakenBack(Exception):
    """A redaction removed words that the released file holds: nobody gets it any more."""


class Unavailable(Exception):
    """The file is not here just now; says why."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A release, its file, and whether it was made just now."""

    release: Release
    path: Path
    is_new: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is made and not yet under its name."""

    scratch: Path
    sha256: str
    size: int

    def keep(self) -> Path:
        """Put it where readers find it, whole at once."""
        self.scratch.chmod(READABLE_BY_ALL)
        return self.scratch.replace(path_of(self.sha256))


def freeze(revision: int | None = None, progress: Progress = int) -> Frozen:
    """Release a revision, by default the head of the log; one that is released stays as it is.

    `NoRelease` where the log did not stand still, `TakenBack` after a redaction.
    """
    with transaction.atomic(using=PUBLIC):
        checkpoint = checkpoint_of(revision)
        found = Release.published.filter(pk=checkpoint.size).first()
        if found is not None:
            return Frozen(found, kept(found, progress), is_new=False)
        head = newest_checkpoint() or checkpoint
        with making(checkpoint, progress) as made:
            path = made.keep()
    release = releases.note(checkpoint, head=head.size, sha256=made.sha256, size=made.size)
    return Frozen(release, path, is_new=True)


def kept(release: Release, progress: Progress = int) -> Path:
    """The file of a public release, remade if it is not here; `TakenBack` or `Unavailable`."""
    path = path_of(release.sha256)
    if release.taken_back_by is not None:
        path.unlink(missing_ok=True)
        raise TakenBack(
            f"Release {release.revision} was taken back by the redaction in log entry"
            f" {release.taken_back_by}; release a newer revision."
        )
    return path if _is_sound(path) else _remade(release, progress)


def path_of(sha256: str) -> Path:
    """Where a file with these bytes is kept."""
    return _folder() / f"{sha256}.zip"


@contextmanager
def making(checkpoint: Checkpoint, progress: Progress = int) -> Iterator[Made]:
    """The file of a revision; thrown away unless it is kept, like what killed runs left."""
    for left in _folder().glob(f"*{UNFINISHED}"):
        if time.time() - left.stat().st_mtime > ABANDONED_AFTER:
            left.unlink(missing_ok=True)
    with NamedTemporaryFile(dir=_folder(), suffix=UNFINISHED, delete=False) as file:
        scratch = Path(file.name)
        try:
            archive.write(file, members(checkpoint, progress), checkpoint.at)
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256")
            yield Made(scratch, digest.hexdigest(), file.tell())
        finally:
            scratch.unlink(missing_ok=True)


def _is_sound(path: Path) -> bool:
    """Whether the file is there and has the bytes that its name says."""
    try:
        written = path.stat().st_mtime_ns
    except FileNotFoundError:
        return False
    return _digest_of(path, written) == path.stem


@lru_cache
def _digest_of(path: Path, written: int) -> str:
    """Reckoned once in a process for each time at which the file was written."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remade(release: Release, progress: Progress) -> Path:
    differs = f"release-differs-{release.sha256}"
    if not cache.get(differs):
        with _turn(), making(release.checkpoint, progress) as made:
            if made.sha256 == release.sha256:
                return made.keep()
        cache.set(differs, value=True, timeout=PATIENCE)
    raise Unavailable(
        f"The file of release {release.revision} is not on this server, and this version of the"
        " program does not make the same bytes."
    )


@contextmanager
def _turn() -> Iterator[None]:
    """One file at a time is remade on a node; whoever comes meanwhile is asked to come again."""
    with (_folder() / "lock").open("w") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            raise Unavailable("The file is being made on this server; try again in a moment.")
        yield


def _folder() -> Path:
    folder = Path(settings.VAR_DIR) / "releases"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
