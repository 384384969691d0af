"""The public record as a data package. Loading it elsewhere and exporting gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from tracker.actions.bulk import Progress
from tracker.ingestion import package
from tracker.ingestion.package import PackageRow
from tracker.ingestion.record import NOUNS_OF_PACKAGES, published
from tracker.models.base import PUBLIC


def export(directory: Path, progress: Progress = int) -> int:
    """Write the package and return the number of its rows; nested rows are not counted."""
    found = contents(progress)
    package.write(directory, found)
    return sum(len(rows) for rows in found.values())


def contents(progress: Progress = int) -> dict[str, list[PackageRow]]:
    """Everything public, as it stands at one moment; `progress` hears of every row."""
    with transaction.atomic(using=PUBLIC):
        return {noun: list(_rows(noun, progress)) for noun in NOUNS_OF_PACKAGES}


def _rows(noun: str, progress: Progress) -> Iterator[PackageRow]:
    for content in published(noun, using=PUBLIC):
        yield PackageRow(content)
        progress(1)
