"""The averages that institutions published of pledges, checked against their own scores.

The database sums the scores of each pledge; whether an average follows from them is a rule
(`rules.averages`). Scores of a pledge as a whole are no part of its mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Sum

from tracker.filters.subquery import inside
from tracker.models import ExternalVerdict
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.averages import Scores, difference, outcome
from tracker.rules.vocabulary import AverageCheck, Figure

NOTHING = Scores(Decimal(0), 0)
# The scale of the column: SQLite sums in binary fractions, which this undoes.
SIXTH = Decimal("0.000001")

# A pledge, and who scored it.
Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Checked:
    """One published average beside the scores of the same institution, and whether it follows.

    A pledge without a published average has one line without `published`.
    """

    pledge: int
    slug: str
    institution: str
    scores: Scores
    published: str
    outcome: AverageCheck

    @property
    def difference(self) -> Decimal | None:
        """How far the published average lies above the mean."""
        return difference(self.scores, self.published)


@dataclass(frozen=True, slots=True)
class Totals:
    """Pledges and their scores; of the `averages` published, how many follow from the scores."""

    pledges: int
    scored: int
    not_scored: int
    averages: int
    follow: int
    differ: int
    not_comparable: int

    @property
    def verdicts(self) -> int:
        """All scores and non-scores of single obligors."""
        return self.scored + self.not_scored


def checked(pledges: PledgeQuerySet) -> list[Checked]:
    """The averages of some pledges, those that do not follow first; three questions for all."""
    scores, published = _scores(pledges), _published(pledges)
    institutions: dict[int, list[str]] = {}
    for key, institution in dict.fromkeys([*published, *scores]):
        institutions.setdefault(key, []).append(institution)
    lines = [
        _line(key, slug, name, scores.get((key, name), NOTHING), average)
        for key, slug in pledges.order_by().values_list("pk", "slug")
        for name in institutions.get(key, [""])
        for average in published.get((key, name), [""])
    ]
    order = {word: place for place, word in enumerate(AverageCheck)}
    return sorted(lines, key=lambda each: (order[each.outcome], each.slug, each.institution))


def totals(lines: Sequence[Checked]) -> Totals:
    """The lines in numbers; scores beside several averages count once."""
    found = Counter(each.outcome for each in lines)
    scores = {(each.pledge, each.institution): each.scores for each in lines}.values()
    return Totals(
        pledges=len({each.pledge for each in lines}),
        scored=sum(each.scored for each in scores),
        not_scored=sum(each.not_scored for each in scores),
        averages=len(lines) - found[AverageCheck.NOT_PUBLISHED],
        follow=found[AverageCheck.FOLLOWS],
        differ=found[AverageCheck.DIFFERS],
        not_comparable=found[AverageCheck.NOT_COMPARABLE],
    )


def _line(pledge: int, slug: str, institution: str, scores: Scores, published: str) -> Checked:
    return Checked(pledge, slug, institution, scores, published, outcome(scores, published))


def _scores(pledges: PledgeQuerySet) -> Mapping[Key, Scores]:
    single = ExternalVerdict.published.filter(
        pledge__in=inside(pledges.order_by()), figure=Figure.SCORE, obligation__isnull=False
    )
    rows = single.order_by().values_list("pledge", "institution")
    summed: Iterable[tuple[int, str, Decimal | None, int, int]] = rows.annotate(
        total=Sum("score"), scored=Count("score"), all=Count("pk")
    )
    return {
        (pledge, institution): Scores((total or Decimal(0)).quantize(SIXTH), scored, every - scored)
        for pledge, institution, total, scored, every in summed
    }


def _published(pledges: PledgeQuerySet) -> Mapping[Key, list[str]]:
    rows = ExternalVerdict.published.filter(
        pledge__in=inside(pledges.order_by()), figure=Figure.AVERAGE
    )
    found: dict[Key, list[str]] = {}
    for pledge, institution, value in rows.order_by("slug").values_list(
        "pledge", "institution", "value"
    ):
        found.setdefault((pledge, institution), []).append(value)
    return found
