"""Questions inside questions."""

from __future__ import annotations

from django.db.models import QuerySet


def inside(rows: QuerySet, column: str = "pk") -> QuerySet:
    """One column of the rows, for `in`, read over the connection of the question around it."""
    return rows.values(column).using(None)
