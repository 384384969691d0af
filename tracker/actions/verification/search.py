"""The search index against the record: no entry lacks, exceeds or differs from what follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from tracker.actions import search_index
from tracker.models import SearchEntry, search_sql
from tracker.models.search_entry import SearchNoun

from .finding import Finding

ROWS_AT_ONCE = 500
_COLUMNS = [field.attname for field in SearchEntry._meta.concrete_fields if field.name != "id"]

Entries = dict[tuple[int, str], list[tuple[Any, ...]]]


def search() -> Iterator[Finding]:
    """The entries are those that the public rows give."""
    for noun in SearchNoun:
        keys = _keys(noun)
        for start in range(0, len(keys), ROWS_AT_ONCE):
            chunk = keys[start : start + ROWS_AT_ONCE]
            yield from _differences(noun, _stored(noun, chunk), _derived(noun, chunk))


def words() -> Iterator[Finding]:
    """The database's own index holds the words of the entries."""
    for fault in search_sql.faults(connection):
        yield Finding("search index", fault)


def _keys(noun: SearchNoun) -> list[int]:
    """Rows that have entries, or should have some."""
    stored = SearchEntry.objects.filter(noun=noun).values_list("row", flat=True)
    public = search_index.MODELS[noun].objects.public().values_list("pk", flat=True)
    return sorted({*stored, *public})


def _stored(noun: SearchNoun, keys: Sequence[int]) -> Entries:
    rows = SearchEntry.objects.filter(noun=noun, row__in=keys)
    return _by_row(rows.order_by("row", "valid_from"))


def _derived(noun: SearchNoun, keys: Sequence[int]) -> Entries:
    return _by_row(search_index.expected(noun, keys))


def _by_row(entries: Any) -> Entries:
    found: Entries = defaultdict(list)
    for entry in entries:
        values = tuple(getattr(entry, column) for column in _COLUMNS)
        found[entry.row, entry.slug].append(values)
    return found


def _differences(noun: SearchNoun, stored: Entries, derived: Entries) -> Iterator[Finding]:
    for key in sorted(stored.keys() | derived.keys()):
        if stored.get(key) != derived.get(key):
            where = f"search entry {noun} {key[1]}"
            yield Finding(where, "what can be found of it does not follow from the record")
