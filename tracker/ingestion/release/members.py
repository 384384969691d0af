"""What is in a release, in the order in which it is there."""

from __future__ import annotations

from tracker.actions.bulk import Progress
from tracker.ingestion import package
from tracker.models import Checkpoint

from . import codebook, texts
from .replay import replay


def members(head: Checkpoint, progress: Progress = int) -> dict[str, bytes]:
    """The files of the release of a revision by name, but for their digests."""
    record = replay(head.size, progress)
    data = package.files(record.contents())
    return {
        "README.md": texts.readme(head, record.redacted),
        "LICENSE": texts.licence(),
        "CITATION.cff": texts.citation(head),
        "checkpoint.json": texts.checkpoint(head),
        "codebook.md": codebook.as_markdown(),
        "codebook.json": codebook.as_json(),
        **{f"data/{name}": content for name, content in data.items()},
    }
