"""The log itself: bodies, chain, roots, and a head that was saved elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.actions.log import GENESIS
from tracker.models import Checkpoint, LogEntry
from tracker.rules.chain import Frontier, body_commit, entry_hash
from tracker.rules.vocabulary import LogVerb

from .finding import Finding

Head = Mapping[str, Any]


def chain() -> Iterator[Finding]:
    """Bodies, hashes, order, and the root at every checkpoint."""
    frontier, prev = Frontier(), GENESIS
    heads = {row.size: row for row in Checkpoint.objects.all()}
    for entry in LogEntry.objects.order_by("seq").select_related("body").iterator():
        where = f"log entry {entry.seq}"
        if entry.seq != frontier.size + 1:
            yield Finding(where, f"entry {frontier.size + 1} should come here")
            return
        if entry.prev != prev or entry.hash != entry_hash(prev, entry.chained()):
            yield Finding(where, "the chain is broken")
            return
        yield from _body(entry, where)
        prev, frontier = entry.hash, frontier.append(bytes.fromhex(entry.hash))
        if (row := heads.pop(frontier.size, None)) and not _same_head(row, frontier):
            yield Finding(f"checkpoint {row.size}", "its root does not follow from the entries")
    if frontier.size and not Checkpoint.objects.filter(size=frontier.size).exists():
        yield Finding(f"log entry {frontier.size}", "no checkpoint covers it")
    for size in sorted(heads):
        yield Finding(f"checkpoint {size}", "lies beyond the log")


def _same_head(row: Checkpoint, frontier: Frontier) -> bool:
    return row.root == frontier.root() and row.frontier == [each.hex() for each in frontier.hashes]


def _body(entry: LogEntry, where: str) -> Iterator[Finding]:
    body = getattr(entry, "body", None)
    if body is None:
        yield Finding(where, "its body is missing")
    elif body.body is None:
        redaction = LogEntry.objects.filter(seq=body.redacted_by_id, verb=LogVerb.REDACT)
        if not redaction.exists():
            yield Finding(where, "its body is gone without a redaction in the log")
    elif body_commit(bytes(body.salt), body.body.encode()) != entry.body_commit:
        yield Finding(where, "its body is not the one that was logged")


def against(head: Head) -> Iterator[Finding]:
    """A head saved elsewhere still is what the log gives at that size."""
    size = int(head["size"])
    entries = LogEntry.objects.filter(seq__lte=size).order_by("seq")
    frontier = Frontier()
    for digest in entries.values_list("hash", flat=True).iterator():
        frontier = frontier.append(bytes.fromhex(digest))
    if frontier.size < size:
        yield Finding(f"log entry {frontier.size + 1}", f"is missing: the saved head covers {size}")
    elif frontier.root() != head["root"]:
        yield Finding(f"log up to {size}", "is not the one whose head was saved")
