"""Pledges that call for somebody: because of a deadline, of time, of a review, of a denial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef
from django.utils.text import Truncator, capfirst

from tracker.models import Milestone, Pledge
from tracker.models.looks import Look, Standing, look_counts, pledges_for, standings

from .lists import CHARACTERS, SHOWN, Item, Link, WorkList, page

DRAFTED = "milestones are drafted"


@dataclass(frozen=True, slots=True)
class Looking:
    """One of the lists, in words."""

    look: Look
    title: str
    empty: str


LOOKS = (
    Looking(
        Look.DEADLINE,
        "Deadline passed or near, not checked",
        "Every deadline that passed or comes within 30 days was checked.",
    ),
    Looking(
        Look.STALE, "Not checked for six months", "Every pledge was checked within six months."
    ),
    Looking(Look.OCCURRENCES, "Occurrences to confirm", "No occurrence waits to be confirmed."),
    Looking(Look.UNDER_REVIEW, "Under review", "No verdict is under review."),
    Looking(Look.CONTESTED, "Contested", "No party denies a fact or a verdict."),
)


def pledge_lists(person: User, on: date) -> Iterator[WorkList]:
    """The lists of pledges, for whoever may read pledges at the desk."""
    if not person.has_perm("tracker.view_pledgeversion"):
        return
    numbers = look_counts(on)
    found = {look: _first(look, on) if numbers[look] else [] for look in numbers}
    stand = standings((pledge for pledges in found.values() for pledge in pledges), on)
    for each in LOOKS:
        number = numbers[each.look]
        items = [
            _item(each.look, stand[pledge.pk], person, on)
            for pledge in found[each.look]
            if pledge.pk in stand
        ]
        way = Link(_all(number), page("pledgeversion", "changelist", look=each.look.value))
        ways = [way] if number else []
        yield WorkList(each.look, each.title, each.empty, number, items, ways)


def _all(number: int) -> str:
    return "1 pledge" if number == 1 else f"{number:,} pledges"


def _first(look: Look, on: date) -> list[Pledge]:
    rows = pledges_for(look, on).select_related("current")
    if look is Look.OCCURRENCES:
        drafts = Milestone.objects.drafts().filter(pledge=OuterRef("pk"))
        rows = rows.annotate(drafted=Exists(drafts))
    return list(rows[:SHOWN])


def _item(look: Look, standing: Standing, person: User, on: date) -> Item:
    pledge = standing.pledge
    says = standing.says(look, on)
    if getattr(pledge, "drafted", False):
        says = f"{says} · {DRAFTED}"
    target = "occurrences" if look is Look.OCCURRENCES else "change"
    return Item(
        Truncator(str(pledge.current)).chars(CHARACTERS),
        page("pledgeversion", target, pledge.current_id),
        capfirst(says),
        also=[link for permission, link in _also(pledge) if person.has_perm(permission)],
    )


def _also(pledge: Pledge) -> Iterator[tuple[str, Link]]:
    """What may be done at once, and the permission it takes."""
    update = Link("Log an update", page("updateversion", "add", pledge=pledge.slug))
    yield "tracker.add_updateversion", update
    yield "tracker.add_assessment", Link("Assess", page("assessment", "add", pledge=pledge.pk))
