"""The published versions that drafted ones follow, found for many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracker.models.base import Content

ROWS_AT_ONCE = 500

Lineage = tuple[Any, ...]


def lineage_of(row: Content) -> Lineage:
    """What all versions of one thing share: its noun and the columns of its lineage."""
    return row.noun, *(getattr(row, name) for name in columns_of(row))


def columns_of(row: Content) -> list[str]:
    """The columns of a lineage as the table has them."""
    return [row._meta.get_field(name).attname for name in row.lineage]  # type: ignore[union-attr]


def current_versions(rows: Sequence[Content]) -> dict[Lineage, Any]:
    """The current version of everything that has one among these rows' lineages."""
    return {lineage_of(row): row for row in versions_of(rows, is_current=True)}


def versions_of(rows: Sequence[Content], **only: Any) -> list[Any]:
    """All versions of the things that these rows are versions of, published or not."""
    by_model: dict[Any, list[Content]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    wanted = {lineage_of(row) for row in rows}
    return [
        found
        for model, group in by_model.items()
        for found in _found(model, group, only)
        if lineage_of(found) in wanted
    ]


def _found(model: Any, rows: Sequence[Content], only: Mapping[str, Any]) -> Iterator[Any]:
    """Versions with the same first column; the others are told apart afterwards."""
    first = columns_of(rows[0])[0]
    related = [name for name in model.lineage if model._meta.get_field(name).is_relation]
    values = sorted({getattr(row, first) for row in rows})
    for start in range(0, len(values), ROWS_AT_ONCE):
        chunk = {f"{first}__in": values[start : start + ROWS_AT_ONCE]}
        found = model.objects.filter(**chunk, **only)
        yield from found.select_related(*related) if related else found
