"""What a database must be able to do to be backed up and restored."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from tracker.models import Checkpoint


class Store(ABC):
    """One database under its configured name, and others beside it while it is being restored."""

    # How the name of a copy ends, and how its content begins.
    extension: str
    signature: bytes

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.name = str(connection.settings_dict["NAME"])

    @abstractmethod
    def dump(self, file: Path) -> Checkpoint | None:
        """Copy the database as it stands at one moment; returns the head of the log then."""

    @abstractmethod
    def check(self, file: Path) -> None:
        """BackupError unless the copy can be read from beginning to end."""

    @abstractmethod
    def is_empty(self) -> bool:
        """Whether there is nothing under the configured name that a restoration would replace."""

    @abstractmethod
    def create(self) -> str:
        """Make an empty database beside the configured one and return its name.

        What an interrupted restoration left there is removed first.
        """

    @abstractmethod
    def fill(self, name: str, file: Path) -> None:
        """Read a copy of this kind of database into the one of that name."""

    @abstractmethod
    def url(self, name: str) -> str:
        """The DATABASE_URL of the one of that name."""

    @abstractmethod
    def take_place(self, name: str) -> str:
        """Give it the configured name in one step; returns the name of what stood there, or "".

        BackupError while somebody else has that open.
        """

    @abstractmethod
    def drop(self, name: str) -> None:
        """Remove the one of that name, if there is one."""

    @contextmanager
    def candidate(self) -> Iterator[str]:
        """A new database, gone afterwards unless it took the place."""
        name = self.create()
        try:
            yield name
        finally:
            self.drop(name)
