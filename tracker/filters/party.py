"""A party stands for its agencies too: what a filter by party means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from tracker.models import Party, Pledge

from .subquery import inside


def with_children(parties: Iterable[Party]) -> set[int]:
    """The keys of the parties and of all that stand under them, at any depth."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for key, parent in Party.published.filter(parent__isnull=False).values_list("pk", "parent_id"):
        children[parent].append(key)
    reached: set[int] = set()
    waiting = [party.pk for party in parties]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting.extend(children[key])
    return reached


def promised_by(parties: Collection[int]) -> QuerySet:
    """Keys of the pledges that one of the parties made, in whatever collection."""
    return inside(Pledge.published_anywhere.filter(obligations__party__in=parties))


def concerning(parties: Collection[int] | QuerySet) -> QuerySet:
    """Keys of the pledges that one of the parties made or received, in whatever collection."""
    either = Q(obligations__party__in=parties) | Q(counterparts__in=parties)
    return inside(Pledge.published_anywhere.filter(either))
