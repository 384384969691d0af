"""Verification: recompute everything the log claims, and name the first row that is wrong.

Read-only. What it proves is said in TRUST.md: whoever owns the database can rebuild a whole
chain, so only a head that left the server (`head`) proves that nothing older was rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from tracker.models import Checkpoint, protection_sql

from .derived import currents, descriptions, status_history
from .finding import Finding
from .log import Head, against, chain
from .rows import rows

__all__ = ["Finding", "newest_head", "verify"]


def verify(*, head: Head | None = None) -> Iterator[Finding]:
    """Everything wrong with the log and what was derived from it, in order."""
    for check in (triggers, chain, rows, currents, descriptions, status_history):
        yield from check()
    if head is not None:
        yield from against(head)


def triggers() -> Iterator[Finding]:
    for name in protection_sql.missing(connection):
        yield Finding(f"trigger {name}", "is missing or altered")


def newest_head() -> Checkpoint | None:
    """The head of the log; None while nothing has been published."""
    return Checkpoint.objects.order_by("-size").first()
