"""Verification: recompute everything the log claims, and name the first row that is wrong.

Read-only. What it proves is said in TRUST.md: whoever owns the database can rebuild a whole
chain, so only a head that left the server (`head`) proves that nothing older was rewritten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import connection

from tracker.models import Checkpoint, protection_sql

from .derived import bounds, currents, descriptions, status_history
from .finding import Finding
from .index import index
from .log import Head, against, chain
from .rows import rows
from .search import search

__all__ = ["Finding", "newest_head", "verify"]


CHECKS = (currents, descriptions, bounds, status_history, search)


def verify(*, head: Head | None = None) -> Iterator[Finding]:
    """Everything wrong with the log and what was derived from it, in order.

    What follows from a broken log says nothing, so it is only asked of a sound one.
    """
    found = list(_asked(triggers)) + list(_asked(chain))
    if head is not None:
        found += _asked(lambda: against(head))
    yield from found
    if not found:
        for check in (rows, index, *CHECKS):
            yield from _asked(check)


def _asked(check: Callable[[], Iterator[Finding]]) -> Iterator[Finding]:
    """What a check finds; a row too broken to be read is a finding too."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001  (whatever a tampered row breaks, it is told)
        name = getattr(check, "__name__", "head")
        yield Finding(name, f"cannot be read: {type(error).__name__}: {error}")


def triggers() -> Iterator[Finding]:
    """The guards stand, and nothing else does on the tables that they protect."""
    for name in protection_sql.missing(connection):
        yield Finding(f"trigger {name}", "is missing or altered")
    for name in protection_sql.strangers(connection):
        yield Finding(f"trigger {name}", "is not one of ours")


def newest_head() -> Checkpoint | None:
    """The head of the log; None while nothing has been published."""
    return Checkpoint.objects.order_by("-size").first()
