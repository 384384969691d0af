"""What is wrong with a file from outside, and where, so that a person can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_LISTED = 50
SHOWN_CHARACTERS = 60
REASON_CHARACTERS = 400
HEADINGS = ("file", "row", "column", "reason")


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason to refuse a file.

    `row` counts as a spreadsheet does: the header is row 1. It is None when the whole file is
    meant, and `column` is empty when the whole row is.
    """

    file: str
    row: int | None
    column: str
    reason: str


class PackageError(Exception):
    """Refused as a whole: the first problems, and how many there are in all."""

    def __init__(self, problems: Iterable[Problem], total: int | None = None) -> None:
        found = list(problems)
        self.problems = found[:MAX_LISTED]
        self.total = len(found) if total is None else total
        super().__init__(self.problems, self.total)

    def __str__(self) -> str:
        """A table of the problems, for a terminal."""
        lines = [HEADINGS, *(_cells(problem) for problem in self.problems)]
        widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS) - 1)]
        text = "\n".join(_aligned(line, widths) for line in lines)
        more = self.total - len(self.problems)
        return f"{text}\n… and {more:,} more" if more else text


class Problems:
    """Collects problems while reading goes on; keeps the first ones and counts the rest."""

    def __init__(self, most: int = MAX_LISTED) -> None:
        self._most = most
        self._kept: list[Problem] = []
        self._total = 0

    def add(self, file: str, row: int | None, column: str, reason: str) -> None:
        """Note one problem."""
        self._total += 1
        if len(self._kept) < self._most:
            self._kept.append(Problem(file, row, printable(column), printable(reason)))

    def listed(self) -> list[Problem]:
        """The problems that were kept."""
        return list(self._kept)

    def refuse(self) -> None:
        """Raise PackageError if anything was noted."""
        if self._total:
            raise PackageError(self._kept, self._total)


def shown(text: str) -> str:
    """A piece of a refused text, in quotes and short."""
    return f"“{text if len(text) <= SHOWN_CHARACTERS else text[:SHOWN_CHARACTERS] + '…'}”"


def printable(text: str) -> str:
    """Text of bearable length, without the characters that would act on a terminal."""
    piece = text[:REASON_CHARACTERS]
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in piece)


def _cells(problem: Problem) -> tuple[str, ...]:
    row = str(problem.row) if problem.row else ""
    return problem.file, row, problem.column, problem.reason


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
    return "  ".join([*cells, line[-1]])
