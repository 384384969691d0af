"""The public record as a data package. Loading it elsewhere and exporting gives the same bytes."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from tracker.ingestion import package
from tracker.ingestion.package import PackageRow
from tracker.ingestion.record import NOUNS_OF_PACKAGES, published
from tracker.models.base import PUBLIC


def export(directory: Path) -> int:
    """Write the package and return the number of its rows; nested rows are not counted."""
    found = contents()
    package.write(directory, found)
    return sum(len(rows) for rows in found.values())


def contents() -> dict[str, list[PackageRow]]:
    """Everything public, as it stands at one moment."""
    with transaction.atomic(using=PUBLIC):
        return {
            noun: [PackageRow(content) for content in published(noun, using=PUBLIC)]
            for noun in NOUNS_OF_PACKAGES
        }
