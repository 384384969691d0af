"""One pledge to open with: promised beside delivered, where the status changed last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.filters.clock import Clock
from tracker.models import Assessment, Party
from tracker.rules.vocabulary import Confidence, LabelWord

from . import verdicts
from .status_changes import StatusChange

# Their verdict in one line would have to speak of several, or of none.
WITHOUT_ONE_VERDICT = (LabelWord.SPLIT, LabelWord.NOT_ASSESSED)


@dataclass(frozen=True, slots=True)
class Example:
    """A change of status with who promised, and the verdict that stands behind it."""

    change: StatusChange
    obligors: Sequence[Party]
    verdict: Assessment

    @property
    def confidence(self) -> Confidence | None:
        """How sure the analyst is."""
        return Confidence(self.verdict.confidence) if self.verdict.confidence else None


def example(changes: Sequence[StatusChange], clock: Clock) -> Example | None:
    """The newest of these changes that rests on one verdict; None if there is no such change."""
    fitting = (each for each in changes if each.after.label not in WITHOUT_ONE_VERDICT)
    change = next(fitting, None)
    found = verdicts.rows(change.pledge, clock) if change else []
    if change is None or not found:
        return None
    obligations = change.pledge.obligations.select_related("party")
    return Example(change, [each.party for each in obligations], found[0])
