"""What is wrong with the rows of one pledge, gathered so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter

from tracker.ingestion.problems import Problems


class Faults:
    """Row, columns and reason of each fault; a pledge with any cannot be taken."""

    def __init__(self) -> None:
        # In the order in which they were found, each once: two fields may read the same bad cell.
        self.found: dict[tuple[int, tuple[str, ...], str], None] = {}
        self._cells: set[tuple[int, str]] = set()

    def add(self, row: int, reason: str, *columns: str) -> None:
        """Note one fault of the cells in these columns, or of the row as a whole."""
        self.found[row, columns, reason] = None
        self._cells.update((row, column) for column in columns)

    def has(self, row: int, *columns: str) -> bool:
        """Whether a fault of one of these cells is known: what else is wrong follows from it."""
        return any((row, column) in self._cells for column in columns)

    @contextmanager
    def noting(self, row: int, *columns: str) -> Iterator[None]:
        """A value that cannot be read is a fault of these cells."""
        try:
            yield
        except ValueError as error:
            if not self.has(row, *columns):
                self.add(row, str(error), *columns)

    def tell(self, file: str, problems: Problems) -> None:
        """Hand on what was found, row by row."""
        for row, columns, reason in sorted(self.found, key=itemgetter(0)):
            problems.add(file, row, ", ".join(columns), reason)
