"""How many rows each value of a parameter would give: one question for a parameter.

Rows are counted by the database. Parties are the exception: a state stands for its agencies at
any depth, and a pledge that two of them made counts once for the state. So the database names the
parties of each row, and they are united here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from tracker.models import Party
from tracker.rules.schema.references import OWN

from .subquery import inside

Counts = Mapping[str, int]
Counter = Callable[[QuerySet], Counts]


def by_column(column: str) -> Counter:
    """Rows by the value of a column; a row with several values counts for each of them."""
    return lambda rows: _grouped(rows, F(column))


def by_collection(rows: QuerySet) -> Counts:
    """Rows by collection, those of our own record as `own`; nothing while there is no other."""
    counts = _grouped(rows, Coalesce(F("collection__slug"), Value(OWN)))
    return counts if counts.keys() - {OWN} else {}


def by_condition(condition: Q) -> Counter:
    """Rows that fulfil a condition, as `true`, and those that do not."""
    fulfilled = When(condition, then=Value(True))
    answer = Case(fulfilled, default=Value(False), output_field=BooleanField())
    return lambda rows: _grouped(rows, answer)


def through(public: Callable[[], QuerySet], column: str, *, to: str = "pledge") -> Counter:
    """Rows by the value of a column of public rows that refer to them."""

    def counts(rows: QuerySet) -> Counts:
        referring = public().filter(**{f"{to}__in": inside(rows)})
        return _grouped(referring, F(column), counted=to)

    return counts


def by_party(*paths: str) -> Counter:
    """Rows by each party that one of the paths leads to, and by all that it stands under."""

    def counts(rows: QuerySet) -> Counts:
        concerned: defaultdict[str, set[int]] = defaultdict(set)
        above = _standing_under()
        for row, *parties in rows.order_by().values_list("pk", *paths):
            for party in parties:
                for slug in above.get(party, ()):
                    concerned[slug].add(row)
        return {slug: len(keys) for slug, keys in concerned.items()}

    return counts


def _grouped(rows: QuerySet, value: Any, counted: str = "pk") -> Counts:
    by_value = rows.order_by().annotate(value_counted=value).values_list("value_counted")
    found = by_value.annotate(rows_counted=Count(counted, distinct=True))
    return {_written(each): count for each, count in found if each is not None}


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _standing_under() -> dict[int, list[str]]:
    """The slug of each party and of those above it, by the key of the party."""
    parties = {
        key: (slug, parent)
        for key, slug, parent in Party.published.values_list("pk", "slug", "parent_id")
    }
    return {key: list(_upwards(key, parties)) for key in parties}


def _upwards(key: int, parties: Mapping[int, tuple[str, int | None]]) -> Iterator[str]:
    seen: set[int] = set()
    waiting: int | None = key
    while waiting is not None and waiting in parties and waiting not in seen:
        seen.add(waiting)
        slug, waiting = parties[waiting]
        yield slug
