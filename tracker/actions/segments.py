"""Rebuilding the status segments of pledges from the facts, by the one pure rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from tracker.models import Obligation, Pledge, Segment
from tracker.models.facts import facts_of_all
from tracker.rules.checked import CheckedStep, check_days, checked_steps
from tracker.rules.rollup import ObligationStatus, PledgeStatus
from tracker.rules.segments import segments

PLEDGES_AT_ONCE = 400
ROWS_AT_ONCE = 500


def rebuild(pledges: Iterable[int]) -> None:
    """Replace the segments of these pledges; one that is withdrawn from the record has none."""
    keys = sorted(set(pledges))
    for start in range(0, len(keys), PLEDGES_AT_ONCE):
        chunk = keys[start : start + PLEDGES_AT_ONCE]
        Segment.objects.filter(pledge_id__in=chunk).delete()
        Segment.objects.bulk_create(expected(chunk), batch_size=ROWS_AT_ONCE)


def expected(pledges: Sequence[int]) -> list[Segment]:
    """The segments that these pledges should have, not saved."""
    listed = set(
        Pledge.objects.public().listed().filter(pk__in=pledges).values_list("pk", flat=True)
    )
    facts = facts_of_all(pledges)
    obligations = {
        (row.pledge_id, row.party.slug): row.pk
        for row in Obligation.objects.filter(pledge_id__in=pledges).select_related("party")
    }
    return [
        _row(key, obligations.get((key, checked.step.obligor or "")), checked)
        for key in pledges
        if key in facts and key in listed
        for checked in checked_steps(segments(facts[key]), check_days(facts[key]))
    ]


def _row(pledge: int, obligation: int | None, checked: CheckedStep) -> Segment:
    step, status = checked.step, checked.step.status
    return Segment(
        pledge_id=pledge,
        obligation_id=obligation,
        valid_from=step.valid_from,
        valid_to=step.valid_to,
        label=status.label,
        assessment=status.assessment,
        delivery=status.delivery or "",
        last_delivery=status.last_delivery or "",
        timing=status.timing,
        standing=status.standing,
        contested=status.contested,
        due_earliest=step.deadline.earliest,
        due_latest=step.deadline.latest,
        **_counts(status),
        changed_on=checked.changed_on,
        checked_on=checked.checked_on,
    )


def _counts(status: ObligationStatus | PledgeStatus) -> dict[str, Any]:
    """How many of the obligors delivered, and the score: of a pledge only."""
    if not isinstance(status, PledgeStatus):
        return {}
    return {name: getattr(status, name) for name in ("delivered", "total", "scored", "score")}
