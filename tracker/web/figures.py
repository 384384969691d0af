"""Honest figures: each count with its denominator, what is unassessed, and the day (METHOD 28)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.vocabulary import Assessment, LabelWord


@dataclass(frozen=True, slots=True)
class LabelCount:
    """How many counted pledges have a label, and their share of all counted ones in percent."""

    value: LabelWord
    count: int
    percent: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The pledges of one day. `counted` is the denominator; bundles and settled ones stand beside.

    A pledge that is both a bundle and settled at adoption is named among the bundles only.
    """

    counted: int
    assessed: int
    unassessed: int
    bundles: int
    settled: int
    labels: tuple[LabelCount, ...]

    @property
    def listed(self) -> int:
        """All pledges that lists show."""
        return self.counted + self.bundles + self.settled


def figures(pledges: PledgeQuerySet) -> Figures:
    """Count pledges that carry a `status` by label; labels that no pledge has are left out."""
    columns = ("is_bundle", "settled", "status__label", "status__assessment")
    return _figures(pledges.order_by().values_list(*columns).annotate(pledges=Count("pk")))


def figures_of(listed: Iterable[Any]) -> Figures:
    """The same for pledges that were read already."""
    return _figures(
        (each.is_bundle, each.settled, each.status.label, each.status.assessment, 1)
        for each in listed
    )


def _figures(rows: Iterable[tuple[bool, bool, str, str, int]]) -> Figures:
    labels: Counter[str] = Counter()
    assessments: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for is_bundle, is_settled, label, assessment, count in rows:
        if is_bundle or is_settled:
            beside["bundle" if is_bundle else "settled"] += count
            continue
        labels[label] += count
        assessments[assessment] += count
    counted = labels.total()
    return Figures(
        counted=counted,
        assessed=assessments[Assessment.ASSESSED],
        unassessed=assessments[Assessment.NOT_ASSESSED],
        bundles=beside["bundle"],
        settled=beside["settled"],
        labels=tuple(
            LabelCount(value, labels[value], f"{100 * labels[value] / counted:.1f}")
            for value in LabelWord
            if labels[value]
        ),
    )
