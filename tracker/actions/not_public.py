"""Which of the rows that content names nobody outside can read yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet, Value

from tracker.models.bodies import IDENTITY_MODELS, TARGET_MODELS

NAMES_AT_ONCE = 500

Pair = tuple[str, str]


def not_public(named: Collection[Pair]) -> set[Pair]:
    """Those (noun, id) pairs that are drafts or private, in one query for every 500 of them."""
    wanted = sorted(named)
    found: set[Pair] = set()
    for start in range(0, len(wanted), NAMES_AT_ONCE):
        slugs: Mapping[str, list[str]] = defaultdict(list)
        for noun, slug in wanted[start : start + NAMES_AT_ONCE]:
            slugs[noun].append(slug)
        first, *others = [_hidden(noun, each) for noun, each in slugs.items()]
        found |= set(first.union(*others, all=True) if others else first)
    return found


def _hidden(noun: str, slugs: Sequence[str]) -> QuerySet[Any, Any]:
    public = "current" if noun in IDENTITY_MODELS else "entry"
    rows = TARGET_MODELS[noun].objects.filter(slug__in=slugs, **{f"{public}__isnull": True})
    found: QuerySet[Any, Any] = rows.order_by().annotate(of=Value(noun)).values_list("of", "slug")
    return found
