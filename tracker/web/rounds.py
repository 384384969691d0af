"""The rounds of a mechanism in order, as they were known on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from tracker.filters.clock import Clock
from tracker.filters.ordering import by_slug, oldest_first
from tracker.models import DialogueVersion, Mechanism, Pledge
from tracker.models.facts import round_of
from tracker.rules.triggers import is_announced
from tracker.rules.vocabulary import DialogueStatus

from .life_span import knows_end


@dataclass(frozen=True, slots=True)
class Round:
    """One dialogue with its status on the day and the pledges made at it by then."""

    version: DialogueVersion
    status: DialogueStatus
    pledges: Sequence[Pledge] = ()

    @property
    def was_held(self) -> bool:
        """Whether it had taken place; all else is said in words beside its name."""
        return self.status is DialogueStatus.HELD


def in_order(versions: QuerySet[DialogueVersion]) -> QuerySet[DialogueVersion]:
    """By first day, those without a date last."""
    return versions.order_by(oldest_first("date_earliest"), "round", by_slug("dialogue__slug"))


def rounds(mechanism: Mechanism, clock: Clock, pledges: Iterable[Pledge] = ()) -> list[Round]:
    """The rounds in order; asked about an earlier day, only those that were public by then."""
    made_at: defaultdict[int, list[Pledge]] = defaultdict(list)
    for pledge in pledges:
        if pledge.current:
            made_at[pledge.current.dialogue_id].append(pledge)
    found = DialogueVersion.published.filter(mechanism=mechanism)
    versions = in_order(found.select_related("dialogue", "mechanism"))
    return [
        Round(version, status_on(version, clock.day), made_at[version.dialogue_id])
        for version in versions
        if clock.as_of is None or is_announced(round_of(version), clock.day)
    ]


def status_on(version: DialogueVersion, day: date) -> DialogueStatus:
    """What a day knew of a dialogue: one held later was still planned."""
    status = DialogueStatus(version.status)
    if status is DialogueStatus.HELD and version.date_earliest and version.date_earliest > day:
        return DialogueStatus.PLANNED
    return status


def lineage(mechanism: Mechanism, clock: Clock) -> list[Mechanism]:
    """The forums before it, itself, and those after it, as each took over from the one before."""
    found = {each.pk: each for each in Mechanism.published.all()}
    successors = {
        each.pk: each.succeeded_by_id for each in found.values() if knows_end(each, clock)
    }
    before: list[Mechanism] = []
    seen = {mechanism.pk}
    waiting = [mechanism.pk]
    while waiting:
        wanted = waiting.pop()
        for each in found.values():
            if successors.get(each.pk) == wanted and each.pk not in seen:
                seen.add(each.pk)
                before.insert(0, each)
                waiting.append(each.pk)
    after: list[Mechanism] = []
    following = found.get(successors.get(mechanism.pk) or 0)
    while following and following.pk not in seen:
        seen.add(following.pk)
        after.append(following)
        following = found.get(successors.get(following.pk) or 0)
    return [*before, mechanism, *after]
