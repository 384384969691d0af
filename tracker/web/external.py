"""What other institutions say of one pledge: their scores, and the average they published of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.models import ExternalVerdict
from tracker.models.external_verdict import scores_of
from tracker.rules.averages import Scores, outcome
from tracker.rules.vocabulary import AverageCheck, Figure

# On what a verdict rests besides its author.
_TERMS = ("scale_en", "method_en", "published_on", "source_id", "licence", "batch")


@dataclass(frozen=True, slots=True)
class PublishedAverage:
    """An average as published, beside the scores that it sums up."""

    verdict: ExternalVerdict
    scores: Scores

    @property
    def outcome(self) -> AverageCheck:
        """Whether it is the mean of the scores, rounded."""
        return outcome(self.scores, self.verdict.value)


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution's verdicts on a pledge; only those on single obligors have a mean."""

    name: str
    verdicts: Sequence[ExternalVerdict]
    scores: Scores
    averages: Sequence[PublishedAverage]

    @property
    def terms(self) -> ExternalVerdict | None:
        """Any verdict, if all have one scale, method, day, source, licence and batch; else None."""
        told = {tuple(getattr(each, name) for name in _TERMS) for each in self.verdicts}
        return self.verdicts[0] if len(told) == 1 and len(self.verdicts) > 1 else None

    @property
    def has_mean(self) -> bool:
        """Whether there is more to say than the scores themselves."""
        return bool(self.averages) or self.scores.scored > 1


def institutions(rows: Iterable[ExternalVerdict]) -> list[Institution]:
    """The verdicts by institution, in their order."""
    grouped: defaultdict[str, list[ExternalVerdict]] = defaultdict(list)
    for each in rows:
        grouped[each.institution].append(each)
    return [_institution(name, found) for name, found in grouped.items()]


def _institution(name: str, rows: Sequence[ExternalVerdict]) -> Institution:
    scores = scores_of(rows)
    return Institution(
        name=name,
        verdicts=[each for each in rows if each.figure == Figure.SCORE],
        scores=scores,
        averages=[PublishedAverage(each, scores) for each in rows if each.figure != Figure.SCORE],
    )
