"""A data package on disk that a test may spoil."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tracker.ingestion import package
from tracker.ingestion.problems import PackageError, Problem

SMALL_PACKAGE = Path(__file__).parent.parent / "samples" / "small-package"


@dataclass(frozen=True)
class Sample:
    """A copy of the small package, which is sound as it is."""

    directory: Path

    def path(self, table: str) -> Path:
        return self.directory / f"{table}.csv"

    def put(self, table: str, data: bytes) -> None:
        self.path(table).write_bytes(data)

    def text(self, table: str) -> str:
        return self.path(table).read_bytes().decode()

    def edit(self, table: str, old: str, new: str) -> None:
        text = self.text(table)
        assert old in text
        self.put(table, text.replace(old, new, 1).encode())

    def add(self, table: str, *lines: str) -> None:
        self.put(table, "".join([self.text(table), *(f"{line}\n" for line in lines)]).encode())

    def list_tables(self, *files: object) -> None:
        """Make the descriptor list these files."""
        resources = [{"name": str(file).removesuffix(".csv"), "path": file} for file in files]
        (self.directory / "datapackage.json").write_text(json.dumps({"resources": resources}))


def refusal(sample: Sample) -> PackageError:
    """Why the package is not read."""
    with pytest.raises(PackageError) as refused:
        package.read(sample.directory)
    return refused.value


def only_problem(sample: Sample) -> Problem:
    """The one reason why the package is not read."""
    (problem,) = refusal(sample).problems
    return problem
