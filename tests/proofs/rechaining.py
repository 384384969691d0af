"""Forging a whole log so that it fits together again: nothing inside the database tells."""

from __future__ import annotations

from typing import Any

from tracker.actions.log import GENESIS
from tracker.models import Checkpoint, LogEntry
from tracker.rules.chain import Frontier, entry_hash


def rechain(seq: int, **forged: Any) -> None:
    """Alter one entry, then every hash, root and checkpoint from there on."""
    LogEntry.objects.filter(seq=seq).update(**forged)
    prev, frontier = GENESIS, Frontier()
    for entry in list(LogEntry.objects.order_by("seq")):
        entry.prev = prev
        entry.hash = entry_hash(prev, entry.chained())
        LogEntry.objects.filter(pk=entry.pk).update(prev=entry.prev, hash=entry.hash)
        prev, frontier = entry.hash, frontier.append(bytes.fromhex(entry.hash))
        hashes = [each.hex() for each in frontier.hashes]
        heads = Checkpoint.objects.filter(size=entry.seq)
        heads.update(root=frontier.root(), frontier=hashes)
