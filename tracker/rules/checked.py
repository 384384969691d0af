"""When somebody last looked: verdicts and searches cut the steps of a status history.

A check that changes nothing still renews the day on which a pledge was last checked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from tracker.rules.pledge_facts import PledgeFacts
from tracker.rules.segments import Segment
from tracker.rules.vocabulary import Effect


@dataclass(frozen=True, slots=True)
class CheckedStep:
    """Part of a step: since when this status holds, and when it was last checked, if ever."""

    step: Segment
    changed_on: date
    checked_on: date | None


def check_days(facts: PledgeFacts) -> list[date]:
    """The days on which somebody looked: verdicts, and searches that found nothing."""
    looked = {verdict.on for verdict in facts.verdicts}
    looked |= {each.day for each in facts.effects if each.effect is Effect.NO_EVIDENCE}
    return sorted(looked)


def checked_steps(steps: Sequence[Segment], days: Sequence[date]) -> Iterator[CheckedStep]:
    """Cut each step at the days of a check. `days` is sorted."""
    for step in steps:
        cuts = [day for day in days if step.valid_from < day < step.valid_to]
        edges = [step.valid_from, *cuts, step.valid_to]
        for start, end in pairwise(edges):
            checked = max((day for day in days if day <= start), default=None)
            part = replace(step, valid_from=start, valid_to=end)
            yield CheckedStep(part, step.valid_from, checked)
