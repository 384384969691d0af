"""Verification: recompute everything the log claims, and name the first row that is wrong.

Read-only. What it proves is said in TRUST.md: whoever owns the database can rebuild a whole
chain, so only a head that left the server proves that nothing older was rewritten. Who kept
several `heads` is also told between which two the first difference lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from django.db import connection

from tracker.actions.bulk import Progress
from tracker.models import Checkpoint, protection_sql

from .derived import bounds, currents, descriptions, status_history
from .finding import Finding
from .index import index
from .keys import keys
from .log import Head, against, chain
from .rows import rows
from .search import search, words
from .snapshot import snapshot

__all__ = ["Finding", "newest_head", "steps", "verify"]

# What follows from a sound log.
CHECKS = (rows, keys, index, currents, descriptions, bounds, status_history, search)
# What only a turn to write can ask: it compares two tables, of whatever moment.
OUTSIDE = (words,)

Check = Callable[[], Iterator[Finding]]


def verify(*, heads: Sequence[Head] = (), progress: Progress = int) -> Iterator[Finding]:
    """Everything wrong with the log and what was derived from it, in order.

    What follows from a broken log says nothing, so it is only asked of a sound one. `progress`
    hears of every check that was made. Whoever publishes meanwhile neither waits nor is seen.
    """
    with snapshot():
        found = _all_asked(_of_the_log(heads), progress)
        followed = [] if found else _all_asked(CHECKS, progress)
    yield from found + followed
    if not found:
        yield from _all_asked(OUTSIDE, progress)


def steps() -> int:
    """How many checks are made of a sound log."""
    return len(_of_the_log(())) + len(CHECKS) + len(OUTSIDE)


def _of_the_log(heads: Sequence[Head]) -> list[Check]:
    return [triggers, chain, partial(against, heads)]


def _all_asked(checks: Sequence[Check], progress: Progress) -> list[Finding]:
    return [finding for check in checks for finding in _asked(check, progress)]


def _asked(check: Check, progress: Progress) -> Iterator[Finding]:
    """What a check finds; a row too broken to be read is a finding too."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001  (whatever a tampered row breaks, it is told)
        name = getattr(check, "__name__", "head")
        yield Finding(name, f"cannot be read: {type(error).__name__}: {error}")
    progress(1)


def triggers() -> Iterator[Finding]:
    """The guards stand, and nothing else does on the tables that they protect."""
    for table in protection_sql.absent(connection):
        yield Finding(f"table {table}", "is missing, or a view of something else")
    for name in protection_sql.missing(connection):
        yield Finding(f"trigger {name}", "is missing or altered")
    for name in protection_sql.strangers(connection):
        yield Finding(name, "is not one of ours")


def newest_head() -> Checkpoint | None:
    """The head of the log; None while nothing has been published."""
    return Checkpoint.objects.order_by("-size").first()
