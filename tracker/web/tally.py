"""How many pledges each group has, with how many of them are unassessed (METHOD 28)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from tracker.models import Party, Pledge, Segment
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.vocabulary import Assessment, LabelWord

from .figures import LabelCount


@dataclass(frozen=True, slots=True)
class Tally:
    """Counted pledges of one group, and how many of them nobody has assessed yet."""

    counted: int = 0
    unassessed: int = 0

    @property
    def assessed(self) -> int:
        """Those with a verdict of any sort, a review or a decision that none is possible."""
        return self.counted - self.unassessed


NOTHING = Tally()


def tally(day: date, by: str) -> dict[int, Tally]:
    """The counted pledges on a day by the key that a column refers to."""
    found = tally_among(Pledge.published.on(day), by)
    return {key: each for key, each in found.items() if key is not None}


def tally_among(pledges: PledgeQuerySet, by: str) -> dict[int | None, Tally]:
    """The counted ones of some pledges by the key of a column; None is for those without any."""
    rows = pledges.counted().order_by().values_list(by, "status__assessment")
    return _grouped(rows.annotate(pledges=Count("pk", distinct=True)))


def parts(day: date) -> QuerySet[Segment]:
    """Each obligor's own part of each counted pledge, as it stands on a day."""
    return Segment.published.on(day).counted().filter(obligation__isnull=False)


def tally_of_parts(day: date) -> dict[int, Tally]:
    """The parts on a day by the key of the obligor."""
    rows = parts(day).order_by().values_list("obligation__party", "assessment")
    found = _grouped(rows.annotate(parts=Count("pk")))
    return {key: each for key, each in found.items() if key is not None}


def summed(tallies: Mapping[int, Tally], keys: Iterable[int]) -> Tally:
    """Several groups as one."""
    found = [tallies.get(key, NOTHING) for key in keys]
    return Tally(sum(each.counted for each in found), sum(each.unassessed for each in found))


@dataclass(frozen=True, slots=True)
class PartFigures:
    """The parts of one side by label: each obligor's part of each counted pledge counts once."""

    counted: int
    unassessed: int
    labels: tuple[LabelCount, ...]


def part_figures(day: date, family: Iterable[int]) -> PartFigures:
    """The parts of a party and of all that stand under it; labels that none has are left out."""
    rows = parts(day).filter(obligation__party__in=family).order_by()
    labels: Counter[str] = Counter()
    unassessed = 0
    for label, assessment, count in rows.values_list("label", "assessment").annotate(n=Count("pk")):
        labels[label] += count
        unassessed += count if assessment == Assessment.NOT_ASSESSED else 0
    counted = labels.total()
    return PartFigures(
        counted,
        unassessed,
        tuple(
            LabelCount(word, labels[word], f"{100 * labels[word] / counted:.1f}")
            for word in LabelWord
            if labels[word]
        ),
    )


def families() -> dict[Party, list[Party]]:
    """Every party that stands under none, with all that stand under it at any depth, by id."""
    found = list(Party.published.order_by("slug"))
    by_key = {party.pk: party for party in found}
    grouped: defaultdict[int, list[Party]] = defaultdict(list)
    for party in found:
        root = _root(party, by_key)
        if root.pk != party.pk:
            grouped[root.pk].append(party)
    return {party: grouped[party.pk] for party in found if _root(party, by_key) == party}


def _root(party: Party, by_key: Mapping[int, Party]) -> Party:
    seen = {party.pk}
    while (parent := by_key.get(party.parent_id or 0)) and parent.pk not in seen:
        party = parent
        seen.add(party.pk)
    return party


def _grouped(rows: Iterable[tuple[int | None, str, int]]) -> dict[int | None, Tally]:
    counted: Counter[int | None] = Counter()
    unassessed: Counter[int | None] = Counter()
    for key, assessment, count in rows:
        counted[key] += count
        unassessed[key] += count if assessment == Assessment.NOT_ASSESSED else 0
    return {key: Tally(counted[key], unassessed[key]) for key in counted}
