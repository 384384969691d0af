"""Coverage: what was considered in the sources and not counted as a pledge, and why (METHOD 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.models import ExcludedStatement, Source
from tracker.rules.vocabulary import ExcludedCategory


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many statements were left out for one reason."""

    category: ExcludedCategory
    count: int


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """The statements of one source that are no pledges, in the order of its text."""

    source: Source
    statements: Sequence[tuple[ExcludedStatement, ExcludedCategory]]
    categories: Sequence[CategoryCount]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sources read, and those of them with statements that were left out, each with the reasons."""

    sources: int
    excluded: int
    categories: Sequence[CategoryCount]
    by_source: Sequence[SourceCoverage]


def coverage(sources: Iterable[Source]) -> Coverage:
    """What the record left out of these sources."""
    read = list(sources)
    found: dict[int, list[tuple[ExcludedStatement, ExcludedCategory]]] = {}
    public = ExcludedStatement.published.filter(source__in=[each.pk for each in read])
    for each in public.order_by("paragraph", "slug"):
        found.setdefault(each.source_id, []).append((each, ExcludedCategory(each.category)))
    every = [category for rows in found.values() for _, category in rows]
    return Coverage(
        sources=len(read),
        excluded=len(every),
        categories=_counts(every),
        by_source=[
            SourceCoverage(
                each, found[each.pk], _counts(category for _, category in found[each.pk])
            )
            for each in read
            if each.pk in found
        ],
    )


def _counts(categories: Iterable[ExcludedCategory]) -> list[CategoryCount]:
    counted = Counter(categories)
    return [CategoryCount(each, counted[each]) for each in ExcludedCategory if counted[each]]
