"""Pledges that call for somebody to look: by which reason, how many, and how they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import CharField, Count, Value

from tracker.rules.review import deadline_look_from
from tracker.rules.review_words import (
    checked_words,
    deadline_words,
    occurrence_words,
    since_words,
)
from tracker.rules.vocabulary import LabelWord, Timing

from .assessment import Assessment
from .desk_work import together
from .pledge import Pledge
from .pledge_queries import PledgeQuerySet
from .segment import Segment


class Look(StrEnum):
    """Why somebody has to look; the value stands in addresses."""

    DEADLINE = "deadline"
    STALE = "stale"
    OCCURRENCES = "occurrences"
    UNDER_REVIEW = "under-review"
    CONTESTED = "contested"


def _under_review(rows: PledgeQuerySet, day: date) -> PledgeQuerySet:
    return rows.under_review(Assessment.objects.open_reviews(day), day)


_VERBS: dict[Look, Callable[[PledgeQuerySet, date], PledgeQuerySet]] = {
    Look.DEADLINE: PledgeQuerySet.deadline_unchecked,
    Look.STALE: PledgeQuerySet.stale,
    Look.OCCURRENCES: PledgeQuerySet.unconfirmed,
    Look.UNDER_REVIEW: _under_review,
    Look.CONTESTED: PledgeQuerySet.contested,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """A pledge on a day: its own step, and those of its obligors, with their deadlines."""

    pledge: Pledge
    whole: Segment
    steps: Sequence[Segment]

    def says(self, look: Look, on: date) -> str:
        """What an analyst wants to know before opening it."""
        checked = checked_words(self.whole.checked_on)
        label = LabelWord(self.whole.label).word.label_en
        match look:
            case Look.DEADLINE:
                return " · ".join([*self._deadline(on), checked])
            case Look.STALE:
                return f"{checked} · {label}"
            case Look.OCCURRENCES if self.pledge.unconfirmed_from:
                return occurrence_words(self.pledge.unconfirmed_from)
            case Look.UNDER_REVIEW if self.whole.label != LabelWord.UNDER_REVIEW:
                return f"an earlier verdict is under review · {label}"
            case _:
                return f"{since_words(self.whole.changed_on)} · {label}"

    def _deadline(self, on: date) -> list[str]:
        """The first of the deadlines that call for a look: the whole's, or an obligor's own."""
        calling = [
            step.due_latest
            for step in self.steps
            if step.due_latest
            and (first := deadline_look_from(Timing(step.timing), step.due_latest, step.checked_on))
            and first <= on
        ]
        return [deadline_words(min(calling), on)] if calling else []


def pledges_for(look: Look, on: date) -> PledgeQuerySet:
    """The pledges that call for this look, the longest waiting first."""
    return _VERBS[look](Pledge.objects.own(), on)


def look_counts(on: date) -> dict[Look, int]:
    """How many pledges call for each look, in one query."""
    parts = [
        pledges_for(look, on)
        .order_by()
        .values(look=Value(look.value, CharField()))
        .annotate(number=Count("pk"))
        .values_list("look", "number")
        for look in Look
    ]
    return dict.fromkeys(Look, 0) | {Look(look): number for look, number in together(parts)}


def standings(pledges: Iterable[Pledge], on: date) -> dict[int, Standing]:
    """How pledges stand on a day, by key, in one query."""
    by_key = {pledge.pk: pledge for pledge in pledges}
    steps: dict[int, list[Segment]] = {}
    for step in Segment.objects.on(on).filter(pledge_id__in=by_key).order_by("pk"):
        steps.setdefault(step.pledge_id, []).append(step)
    return {
        key: Standing(by_key[key], whole, found)
        for key, found in steps.items()
        for whole in found
        if whole.obligation_id is None
    }
