"""Backups: a copy of the whole database, private tables included, and the way back.

A backup is three files: the copy, its checksum, and the checkpoint of the log that it holds. What
is restored is verified against that checkpoint before it takes the place of anything.
"""

from .backing_up import back_up
from .problems import BackupError
from .restoring import restore

__all__ = ["BackupError", "back_up", "restore"]
