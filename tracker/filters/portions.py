"""Lists of any length, read in portions: in their order, in memory that does not grow with them.

The keys come first, eight bytes each, in the order of the list; then each portion by its keys, with
whatever is shown of a row. So every order can be read, and only the first statement runs long.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connections
from django.db.models import QuerySet

from tracker.models.base import PUBLIC
from tracker.models.reading import newest_checkpoint
from tracker.statement_timer import patience

ROWS_AT_ONCE = 500
KEYS_AT_ONCE = 10_000


class Keys:
    """The keys of a list whose rows are read later, in a transaction of their own.

    They are read at once, so that a list that cannot be read is refused and not broken off; and
    once more if the record has changed until its rows are read, so that all is of one state.
    """

    def __init__(self, listed: QuerySet) -> None:
        self.listed = listed
        self._read()

    def now(self) -> array[int]:
        """The keys in the transaction that asks."""
        if _head() != self._head:
            self._read()
        return self._keys

    def _read(self) -> None:
        self._head, self._keys = _head(), keys(self.listed)


def keys(listed: QuerySet, most: int | None = None) -> array[int]:
    """The keys of all rows, or of the first so many, in order."""
    wanted = listed.values_list("pk", flat=True)[:most]
    with patience(connections[PUBLIC]):
        return array("q", wanted.iterator(chunk_size=KEYS_AT_ONCE))


def _head() -> int:
    newest = newest_checkpoint()
    return newest.size if newest else 0


def portions(wanted: Sequence[int], rows: QuerySet) -> Iterator[list[Any]]:
    """The rows with these keys, in the order of the keys, so many at a time."""
    for start in range(0, len(wanted), ROWS_AT_ONCE):
        some = wanted[start : start + ROWS_AT_ONCE]
        found = {row.pk: row for row in rows.filter(pk__in=list(some))}
        yield [found[key] for key in some]
