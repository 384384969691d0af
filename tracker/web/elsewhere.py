"""Pledges of other institutions' collections beside ours: how many there are, and where to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from tracker.models import Collection, Pledge
from tracker.models.pledge_queries import PledgeQuerySet


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """How many pledges a collection has here; `query` asks the list of pledges for them."""

    collection: Collection
    pledges: int
    query: str


def elsewhere(pledges: PledgeQuerySet, narrowed: str = "") -> list[Elsewhere]:
    """The collections among some pledges, by id; `narrowed` is the same as a query string.

    Without it the list of pledges cannot be asked for them: then there is only the collection.
    """
    rows = pledges.collected().order_by().values_list("collection")
    counts = dict(rows.annotate(pledges=Count("pk", distinct=True)))
    found = Collection.published.filter(pk__in=counts) if counts else ()
    return [
        Elsewhere(each, counts[each.pk], narrowed and f"collection={each.slug}&{narrowed}")
        for each in found
    ]


def only_collected_counts(day: date, path: str, keys: Sequence[int]) -> dict[int, int]:
    """How many pledges of collections each key has to which no pledge of ours leads by a path."""
    there = Pledge.published_anywhere.on(day).filter(**{f"{path}__in": keys})
    rows = (
        there.order_by()
        .values_list(path)
        .annotate(
            ours=Count("pk", filter=Q(collection=None), distinct=True),
            theirs=Count("pk", filter=Q(collection__isnull=False), distinct=True),
        )
    )
    return {key: theirs for key, ours, theirs in rows if theirs and not ours}
