"""The files of a backup: the copy, and beside it its checksum and its checkpoint.

Each is written under another name, flushed to the disk and then renamed, the copy last: a backup
that has its name is whole.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .problems import BackupError

# Copies hold what is private: drafts, suggestions, password hashes.
OWNER_ONLY = 0o600


def checksum_of(file: Path) -> Path:
    """Where the checksum of a backup lies."""
    return file.with_name(f"{file.name}.sha256")


def checkpoint_of(file: Path) -> Path:
    """Where the checkpoint lies; its form is that of /log/checkpoint."""
    return file.with_name(f"{file.name}.checkpoint.json")


@contextmanager
def in_place(file: Path) -> Iterator[Path]:
    """A name to write under; what was written there is renamed to `file` if nothing failed."""
    partial = file.with_name(f"{file.name}.partial")
    partial.unlink(missing_ok=True)
    partial.touch(mode=OWNER_ONLY, exist_ok=False)
    try:
        yield partial
        flush(partial)
        partial.replace(file)
        flush(file.parent)
    finally:
        partial.unlink(missing_ok=True)


def write_text(file: Path, text: str) -> None:
    """A small file, whole or not at all."""
    with in_place(file) as partial:
        partial.write_text(text, encoding="utf-8")


def flush(path: Path) -> None:
    """Have a file, or the names in a folder, on the disk itself."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest(file: Path) -> str:
    """SHA-256 of the content."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def check_sum(file: Path) -> None:
    """BackupError unless the file is the one that its checksum was written for."""
    try:
        said = checksum_of(file).read_text(encoding="utf-8").split()[0]
    except (OSError, ValueError, IndexError) as error:
        raise BackupError(f"{checksum_of(file)}: cannot be read as a checksum") from error
    if digest(file) != said:
        raise BackupError(f"{file}: was changed or cut off since the backup (its checksum differs)")
