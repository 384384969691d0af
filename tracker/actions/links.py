"""Checks of links: what looks at sources' addresses found is kept, and pages count as changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import Truncator

from tracker.models import LinkCheck, PageState, Source
from tracker.models.link_check import FAULT_AT_MOST
from tracker.rules.links import Found, Judged, judge
from tracker.rules.vocabulary import LinkState

# Everything but whose link it is.
MEASURED = [
    field.name for field in LinkCheck._meta.concrete_fields if field.name not in ("id", "source")
]


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a source: the address that was asked, and what was found there."""

    source: Source
    asked: str
    found: Found


@transaction.atomic
def record(looks: Sequence[Look], *, on: date) -> list[LinkCheck]:
    """Keep what some looks of one day found, each source once.

    Every page that shows a link shows the day of its check too, so the state of the pages rises
    with each call, in the same transaction: who reads the one reads the other.
    """
    if not looks:
        return []
    rows = LinkCheck.objects.filter(source__in=[each.source for each in looks])
    known = {(row.source_id, row.address): row.judged for row in rows}
    checks = [_check(each, known.get((each.source.pk, each.asked)), on) for each in looks]
    LinkCheck.objects.bulk_create(
        checks, update_conflicts=True, unique_fields=["source"], update_fields=MEASURED
    )
    _pages_changed()
    return checks


def _check(look: Look, before: Judged | None, on: date) -> LinkCheck:
    """What is known of a link after a look; `before` it, of this very address."""
    judged = judge(look.found, asked=look.asked, before=before, on=on)
    return LinkCheck(
        source=look.source,
        address=look.asked,
        checked_at=timezone.now(),
        state=judged.state,
        status=judged.status,
        leads_to=look.found.address if judged.state is LinkState.MOVED else "",
        # It may quote an address of any length.
        fault=Truncator(look.found.fault).chars(FAULT_AT_MOST),
        failures=judged.failures,
        failing_since=judged.failing_since,
        due_on=judged.due_on,
    )


def _pages_changed() -> None:
    """One step more, however many do so at once."""
    state, _ = PageState.objects.get_or_create(pk=1)
    PageState.objects.filter(pk=state.pk).update(version=F("version") + 1, at=timezone.now())
