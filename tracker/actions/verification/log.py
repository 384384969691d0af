"""The log itself: bodies, chain, roots, and a head that was saved elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from tracker.actions.log import GENESIS
from tracker.models import Actor, Checkpoint, LogBody, LogEntry
from tracker.rules.chain import Frontier, body_commit, entry_hash
from tracker.rules.vocabulary import LogVerb

from .finding import Finding

Head = Mapping[str, Any]


def chain() -> Iterator[Finding]:
    """Bodies, hashes, order, and the root at every checkpoint; ends at the first broken link."""
    frontier, prev, batch = Frontier(), GENESIS, ""
    heads = {row.size: row for row in Checkpoint.objects.all()}
    sizes = set(heads)
    for entry in LogEntry.objects.order_by("seq").select_related("body").iterator():
        where = f"log entry {entry.seq}"
        if broken := _broken(entry, frontier.size, prev):
            yield Finding(where, broken)
            return
        if entry.batch != batch:
            yield from _uncovered(frontier.size, sizes)
        yield from _body(entry, where)
        prev, batch = entry.hash, entry.batch
        frontier = frontier.append(bytes.fromhex(prev))
        if (row := heads.pop(frontier.size, None)) and not _same_head(row, frontier):
            what = "its root or time does not follow from the entries"
            yield Finding(f"checkpoint {row.size}", what)
    yield from _uncovered(frontier.size, sizes)
    for size in sorted(heads):
        yield Finding(f"checkpoint {size}", "lies beyond the log")
    for key in LogBody.objects.filter(entry_id__gt=frontier.size).values_list("pk", flat=True):
        yield Finding(f"log body {key}", "lies beyond the log")
    yield from _actors()


def _broken(entry: LogEntry, size: int, prev: str) -> str:
    """Why an entry cannot be the next one; empty if it can."""
    if entry.seq != size + 1:
        return f"entry {size + 1} should come here"
    # SQLite keeps values of any type in any column: one that has no hash is not what was hashed.
    try:
        digest = entry_hash(prev, entry.chained())
    except (AttributeError, TypeError, ValueError):
        digest = ""
    return "" if (entry.prev, entry.hash) == (prev, digest) else "the chain is broken"


def _uncovered(size: int, sizes: Collection[int]) -> Iterator[Finding]:
    """The last entry of every transaction has a checkpoint."""
    if size and size not in sizes:
        yield Finding(f"log entry {size}", "no checkpoint covers it")


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
    elif not _is_committed(body, entry.body_commit):
        yield Finding(where, "its body is not the one that was logged")


def _is_committed(body: Any, commitment: str) -> bool:
    """Whether salt and text are what was committed to; values of another type never are."""
    try:
        return body_commit(bytes(body.salt), body.body.encode()) == commitment
    except (AttributeError, TypeError):
        return False


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
