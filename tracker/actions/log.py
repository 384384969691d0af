"""Appending to the public log: entry, salted body, chain and root in one transaction.

TRUST.md, "The public log". `recording` opens the log for one transaction: entries are written
through the pen, then the rows they speak of; the search index follows, and the checkpoint comes
last. The triggers accept a public row only while its entry is newer than the last checkpoint.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from tracker.models import Actor, Checkpoint, LogBody, LogEntry, LogPledge
from tracker.rules.chain import Frontier, body_commit, canonical, entry_hash
from tracker.rules.vocabulary import LogVerb

from . import search_index

BODY_FORMAT = 1
GENESIS = "0" * 64
SALT_BYTES = 16
ROWS_AT_ONCE = 500
# Any fixed number: it only has to be the same in every process.
ADVISORY_LOCK = 0x466F6C6C6F77


@dataclass(frozen=True, slots=True)
class Line:
    """What an entry will say; `pledges` are the primary keys of the pledges it touches."""

    verb: LogVerb
    subject_type: str
    subject_id: str
    content: Mapping[str, Any]
    reason: str = ""
    pledges: frozenset[int] = frozenset()


class Pen:
    """Writes entries at the head of the log during one transaction, all at one moment `at`."""

    def __init__(self, by: Actor) -> None:
        self.by = by
        self.batch = uuid.uuid4().hex
        head = Checkpoint.objects.order_by("-size").first()
        self.frontier = (
            Frontier(head.size, tuple(map(bytes.fromhex, head.frontier))) if head else Frontier()
        )
        self.prev = LogEntry.objects.get(seq=head.size).hash if head else GENESIS
        self.size_before = self.frontier.size
        self.at = timezone.now()
        self.subjects: set[tuple[str, str]] = set()

    def write(self, lines: Sequence[Line]) -> list[LogEntry]:
        """Append one entry per line, in order."""
        entries, bodies, index = [], [], []
        for line in lines:
            entry, body = self._entry(line)
            entries.append(entry)
            bodies.append(body)
            index += [LogPledge(entry=entry, pledge_id=pledge) for pledge in sorted(line.pledges)]
            self.subjects.add((line.subject_type, line.subject_id))
        LogEntry.objects.bulk_create(entries, batch_size=ROWS_AT_ONCE)
        LogBody.objects.bulk_create(bodies, batch_size=ROWS_AT_ONCE)
        LogPledge.objects.bulk_create(index, batch_size=ROWS_AT_ONCE)
        return entries

    def _entry(self, line: Line) -> tuple[LogEntry, LogBody]:
        salt = secrets.token_bytes(SALT_BYTES)
        body = canonical(
            {
                "format": BODY_FORMAT,
                "actor": self.by.name,
                "subject": {"type": line.subject_type, "id": line.subject_id},
                "content": line.content,
            }
        )
        entry = LogEntry(
            seq=self.frontier.size + 1,
            at=self.at,
            actor=str(self.by),
            verb=line.verb,
            subject_type=line.subject_type,
            subject_id=line.subject_id,
            batch=self.batch,
            reason=line.reason,
            body_commit=body_commit(salt, body),
            prev=self.prev,
        )
        entry.hash = entry_hash(self.prev, entry.chained())
        self.prev = entry.hash
        self.frontier = self.frontier.append(bytes.fromhex(entry.hash))
        return entry, LogBody(entry=entry, salt=salt, body=body.decode())

    def close(self) -> None:
        """Write the new head; from here on the entries of this transaction are closed."""
        if self.frontier.size > self.size_before:
            Checkpoint.objects.create(
                size=self.frontier.size,
                root=self.frontier.root(),
                frontier=[each.hex() for each in self.frontier.hashes],
                at=self.at,
            )


@contextmanager
def recording(*, by: Actor) -> Iterator[Pen]:
    """One transaction that changes the public record. Appends are serialised."""
    with transaction.atomic():
        wait_for_turn()
        pen = Pen(by)
        yield pen
        search_index.refresh(pen.subjects)
        pen.close()


def wait_for_turn() -> None:
    """Hold the log until this transaction ends; SQLite's transactions hold the whole file.

    Whoever also locks rows comes here first: two that wait for each other would both fail.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_LOCK])
