"""What changed lately: which pledge went from which label to which, and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from tracker.models import Pledge, Segment
from tracker.rules.vocabulary import Timing

# Steps that change no label (a deadline comes into reach, a pledge turns contested) lie between.
LOOKED_AT = 10


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One pledge on the first day of a new label or of a passed deadline, and what it was."""

    before: Segment
    after: Segment

    @property
    def pledge(self) -> Pledge:
        """Whose status it is."""
        return self.after.pledge

    @property
    def day(self) -> date:
        """Since when the status is the new one."""
        return self.after.valid_from


def status_changes(day: date, limit: int) -> list[StatusChange]:
    """The newest changes by a day, newest first; that a pledge is made is none."""
    begun = list(_begun(day)[: limit * LOOKED_AT])
    earlier = _before(begun)
    pairs = ((earlier.get((step.pledge_id, step.valid_from)), step) for step in begun)
    changes = [StatusChange(old, new) for old, new in pairs if old and reads_differently(old, new)]
    return changes[:limit]


def reads_differently(before: Segment, after: Segment) -> bool:
    """Whether a reader sees another label, or that the deadline has passed since."""
    passed = Timing.OVERDUE in (before.timing, after.timing) and before.timing != after.timing
    return before.label != after.label or passed


def _begun(day: date) -> QuerySet[Segment]:
    return (
        Segment.published.of_pledges()
        .counted()
        .filter(valid_from__lte=day, changed_on=F("valid_from"))
        .select_related("pledge__current__dialogue__current")
        .order_by("-valid_from", "pledge__slug")
    )


def _before(steps: Iterable[Segment]) -> dict[tuple[int, date], Segment]:
    """The step of the same pledge that ended where each of these begins."""
    ends = {(step.pledge_id, step.valid_from) for step in steps}
    if not ends:
        return {}
    candidates = Segment.published.of_pledges().filter(
        Q(pledge__in={pledge for pledge, _ in ends}) & Q(valid_to__in={day for _, day in ends})
    )
    found = {(step.pledge_id, step.valid_to): step for step in candidates}
    return {key: step for key, step in found.items() if key in ends}
