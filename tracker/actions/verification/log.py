"""The log itself: bodies, chain, roots, and a head that was saved elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from tracker.actions.log import GENESIS
from tracker.models import Actor, Checkpoint, LogBody, LogEntry
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
            yield Finding(
                f"checkpoint {row.size}",
                "its root or time does not follow from the entries",
            )
    if frontier.size and not Checkpoint.objects.filter(size=frontier.size).exists():
        yield Finding(f"log entry {frontier.size}", "no checkpoint covers it")
    for size in sorted(heads):
        yield Finding(f"checkpoint {size}", "lies beyond the log")
    for key in LogBody.objects.filter(entry_id__gt=frontier.size).values_list("pk", flat=True):
        yield Finding(f"log body {key}", "lies beyond the log")
    yield from _actors()


def _actors() -> Iterator[Finding]:
    """Every pseudonym in the log is somebody's."""
    known = {str(actor) for actor in Actor.objects.all()}
    for actor in sorted(set(LogEntry.objects.values_list("actor", flat=True)) - known):
        yield Finding(actor, "acts in the log and is nobody's pseudonym")


def _same_head(row: Checkpoint, frontier: Frontier) -> bool:
    at = LogEntry.objects.values_list("at", flat=True).get(seq=row.size)
    hashes = [each.hex() for each in frontier.hashes]
    return (row.root, row.frontier, row.at) == (frontier.root(), hashes, at)


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


def against(heads: Sequence[Head]) -> Iterator[Finding]:
    """Heads saved elsewhere still are what the log gives at their sizes; ends at the first other.

    Everything up to a head that still holds is as it was, so the first difference lies between
    the last one that holds and the first that does not.
    """
    digests = LogEntry.objects.order_by("seq").values_list("hash", flat=True).iterator()
    frontier = Frontier()
    for head in sorted(heads, key=lambda each: int(each["size"])):
        size, held = int(head["size"]), frontier.size
        for digest in islice(digests, size - held):
            frontier = frontier.append(bytes.fromhex(digest))
        if frontier.size < size:
            what = f"is missing: the saved head covers {size}"
            yield Finding(f"log entry {frontier.size + 1}", what)
            return
        if frontier.root() != head["root"]:
            where = f"log entry {size}" if held == size - 1 else f"log entries {held + 1} to {size}"
            yield Finding(where, "what was logged there is not what the saved head covers")
            return
