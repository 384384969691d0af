"""The labels of counted pledges, group by group, as bars on one scale."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from tracker.charts.bar import Bar, bar
from tracker.filters.ordering import by_slug, by_text
from tracker.models import DialogueVersion, Mechanism, Pledge
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.vocabulary import LabelWord

from .rounds import in_order

MECHANISM = "current__dialogue__current__mechanism"
DIALOGUE = "current__dialogue"

Counts = Mapping[int | None, Mapping[LabelWord, int]]


@dataclass(frozen=True, slots=True)
class Group:
    """The pledges of one mechanism or one dialogue; neither = made outside any mechanism."""

    bar: Bar
    mechanism: Mechanism | None = None
    round: DialogueVersion | None = None

    @property
    def counted(self) -> int:
        """The denominator."""
        return self.bar.total

    @property
    def unassessed(self) -> int:
        """How many of them nobody has assessed yet."""
        return self.bar.unassessed.count if self.bar.unassessed else 0

    def count(self, label: LabelWord) -> int:
        """How many have a label."""
        return next((piece.count for piece in self.bar.pieces if piece.label is label), 0)


def by_mechanism(day: date) -> list[Group]:
    """A bar for each mechanism with a counted pledge, by name, those outside any at the end."""
    counts = _counts(Pledge.published.on(day), MECHANISM)
    found = Mechanism.published.filter(pk__in=[key for key in counts if key])
    longest = _longest(counts)
    groups = [
        Group(bar(counts[each.pk].items(), longest), mechanism=each)
        for each in found.order_by(by_text("name_en"), by_slug())
    ]
    outside = [Group(bar(counts[None].items(), longest))] if None in counts else []
    return groups + outside


def by_round(mechanism: Mechanism, day: date) -> list[Group]:
    """A bar for each dialogue of a mechanism at which a counted pledge was made, in order."""
    made_there = Pledge.published.on(day).filter(**{MECHANISM: mechanism})
    counts = _counts(made_there, DIALOGUE)
    found = DialogueVersion.published.filter(dialogue__in=[key for key in counts if key])
    longest = _longest(counts)
    return [
        Group(bar(counts[each.dialogue_id].items(), longest), round=each)
        for each in in_order(found.select_related("dialogue"))
    ]


def labels_in(groups: Iterable[Group]) -> list[LabelWord]:
    """The labels that any of them has, in the order of the vocabulary."""
    used = {piece.label for group in groups for piece in group.bar.pieces}
    return [label for label in LabelWord if label in used]


def _counts(pledges: PledgeQuerySet, by: str) -> Counts:
    rows = pledges.counted().order_by().values_list(by, "status__label")
    found: defaultdict[int | None, Counter[LabelWord]] = defaultdict(Counter)
    for key, label, count in rows.annotate(pledges=Count("pk")):
        found[key][LabelWord(label)] += count
    return found


def _longest(counts: Counts) -> int:
    return max((sum(each.values()) for each in counts.values()), default=0)
