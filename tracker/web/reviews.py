"""Which pledges are to be looked at again next, and how many checks have grown old (METHOD 33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from tracker.models import Pledge, Segment
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.review import is_stale, next_review


@dataclass(frozen=True, slots=True)
class Review:
    """A pledge, the day it was last checked and the day it is due for another look."""

    pledge: Pledge
    checked_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Reviews:
    """Of `checked` counted pledges with a check, `stale` were last checked over half a year ago."""

    checked: int
    stale: int
    next: tuple[Review, ...]


def reviews(pledges: PledgeQuerySet, day: date, limit: int) -> Reviews:
    """The pledges that carry a `status`, the one checked longest ago first."""
    checked = pledges.counted().filter(status__checked_on__isnull=False)
    days = checked.order_by().values_list("status__checked_on", flat=True)
    rows = checked.select_related("current").order_by("status__checked_on", "slug")
    return Reviews(
        checked=len(days),
        stale=sum(is_stale(each, day) for each in days),
        next=tuple(_review(pledge) for pledge in rows[:limit]),
    )


def _review(pledge: Pledge) -> Review:
    status: Segment = pledge.status  # type: ignore[attr-defined]  # the queryset adds it
    # Only pledges with a check are asked for.
    checked_on = cast("date", status.checked_on)
    return Review(pledge, checked_on, next_review(checked_on, status.due_latest))
