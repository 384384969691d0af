"""What other institutions say of a pledge: scores counted, averages apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.models import ExternalVerdict
from tracker.models.external_verdict import scores_of
from tracker.rules.averages import outcome
from tracker.rules.vocabulary import AverageCheck, Figure

# The rows that a verdict names, to be read with it.
NAMED = ("obligation__party", "source")


@dataclass(frozen=True, slots=True)
class OtherVerdict:
    """How often an institution gave one value, and the latest date (EDTF) it did so."""

    institution: str
    value: str
    n: int
    published: str


@dataclass(frozen=True, slots=True)
class OtherAverage:
    """An average as an institution published it, beside the mean of its scores of obligors."""

    institution: str
    value: str
    mean: float | None
    n: int
    not_scored: int
    check: AverageCheck
    published: str


def summed(verdicts: Iterable[ExternalVerdict]) -> list[OtherVerdict]:
    """One line per institution and value: scores of others are counted, never averaged."""
    given = [each for each in verdicts if each.figure == Figure.SCORE]
    counts = Counter((each.institution, each.value) for each in given)
    newest = {
        (each.institution, each.value): each.published_on
        for each in sorted(given, key=lambda each: each.published_latest or date.min)
    }
    return [OtherVerdict(*key, counts[key], newest[key]) for key in sorted(counts)]


def by_institution(verdicts: Iterable[ExternalVerdict]) -> dict[str, Sequence[ExternalVerdict]]:
    """The verdicts of each institution, by its name."""
    found: defaultdict[str, list[ExternalVerdict]] = defaultdict(list)
    for each in verdicts:
        found[each.institution].append(each)
    return dict(sorted(found.items()))


def averages(verdicts: Iterable[ExternalVerdict]) -> list[OtherAverage]:
    """What institutions published as averages, by institution; these count as no scores."""
    given = list(verdicts)
    found = []
    for each in given:
        if each.figure == Figure.AVERAGE:
            scores = scores_of(other for other in given if other.institution == each.institution)
            found.append(
                OtherAverage(
                    institution=each.institution,
                    value=each.value,
                    mean=None if scores.mean is None else float(scores.mean),
                    n=scores.scored,
                    not_scored=scores.not_scored,
                    check=outcome(scores, each.value),
                    published=each.published_on,
                )
            )
    return sorted(found, key=lambda each: (each.institution, each.published, each.value))
