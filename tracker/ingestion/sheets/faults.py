"""What is wrong with the rows of one pledge, gathered so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.ingestion.problems import Problems


class Faults:
    """Row, column and reason of each fault; `any` says whether the pledge can be taken at all."""

    def __init__(self) -> None:
        self.found: list[tuple[int, str, str]] = []

    def add(self, row: int, column: str, reason: str) -> None:
        """Note one fault; two fields may be read from the same bad cell."""
        if (row, column, reason) not in self.found:
            self.found.append((row, column, reason))

    @contextmanager
    def noting(self, row: int, column: str) -> Iterator[None]:
        """A value that cannot be read is a fault of this cell."""
        try:
            yield
        except ValueError as error:
            self.add(row, column, str(error))

    def tell(self, file: str, problems: Problems) -> None:
        """Hand on what was found."""
        for row, column, reason in self.found:
            problems.add(file, row, column, reason)
