"""The rounds of a mechanism in order, as they were known on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from tracker.filters.clock import Clock
from tracker.filters.known import status_on, was_announced
from tracker.filters.ordering import by_slug, oldest_first
from tracker.models import DialogueVersion, Mechanism, Pledge
from tracker.rules.vocabulary import DialogueStatus

from .life_span import LifeSpan, knows_end, life_span


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

    @property
    def has_place(self) -> bool:
        """Whether it has a place among the others: it has a date, or is still to come."""
        return bool(self.version.date) or not self.was_held


@dataclass(frozen=True, slots=True)
class Forum:
    """One forum of a line, with the rounds of it that were public on the day."""

    mechanism: Mechanism
    life_span: LifeSpan
    rounds: Sequence[Round]


def in_order(versions: QuerySet[DialogueVersion]) -> QuerySet[DialogueVersion]:
    """By first day, those without a date last."""
    return versions.order_by(oldest_first("date_earliest"), "round", by_slug("dialogue__slug"))


def chain(mechanism: Mechanism, clock: Clock, pledges: Iterable[Pledge] = ()) -> list[Forum]:
    """The whole line of forums that a mechanism belongs to, each with its rounds."""
    line = lineage(mechanism, clock)
    found = _by_mechanism(line, clock, pledges)
    return [Forum(each, life_span(each, clock), found[each.pk]) for each in line]


def neighbours(dialogue: int, line: Sequence[Forum]) -> tuple[Round | None, list[Round]]:
    """The round just before one dialogue, and all that follow it, over the whole line of forums.

    What took place on a day that nobody knows has no place in the order: it neighbours nothing.
    """
    placed = [each for forum in line for each in forum.rounds if each.has_place]
    keys = [each.version.dialogue_id for each in placed]
    if dialogue not in keys:
        return None, []
    place = keys.index(dialogue)
    return (placed[place - 1] if place else None), placed[place + 1 :]


def _by_mechanism(
    mechanisms: Iterable[Mechanism], clock: Clock, pledges: Iterable[Pledge]
) -> defaultdict[int, list[Round]]:
    made_at: defaultdict[int, list[Pledge]] = defaultdict(list)
    for pledge in pledges:
        if pledge.current:
            made_at[pledge.current.dialogue_id].append(pledge)
    found: defaultdict[int, list[Round]] = defaultdict(list)
    public = DialogueVersion.published.filter(mechanism__in=[each.pk for each in mechanisms])
    for version in in_order(public.select_related("dialogue", "mechanism")):
        if was_announced(version, clock.as_of):
            status = status_on(version, clock.day)
            made = made_at[version.dialogue_id]
            found[version.mechanism_id or 0].append(Round(version, status, made))
    return found


def announced(clock: Clock) -> QuerySet[DialogueVersion]:
    """The dialogues that the day asked about could know of."""
    public = DialogueVersion.published.select_related("dialogue", "mechanism")
    if clock.as_of is None:
        return public
    return public.filter(pk__in=[each.pk for each in public if was_announced(each, clock.as_of)])


@dataclass(frozen=True, slots=True)
class Succession:
    """The forums whose work one took over, and the one that took over from it, if any did."""

    before: Sequence[Mechanism]
    after: Mechanism | None


def successions(clock: Clock) -> dict[int, Succession]:
    """Every forum with those right before and after it, as far as the day knew."""
    found = {each.pk: each for each in Mechanism.published.order_by(by_slug())}
    after: dict[int, Mechanism] = {}
    before: defaultdict[int, list[Mechanism]] = defaultdict(list)
    for each in found.values():
        successor = found.get(each.succeeded_by_id or 0)
        if successor and knows_end(each, clock):
            after[each.pk] = successor
            before[successor.pk].append(each)
    return {key: Succession(before[key], after.get(key)) for key in found}


def lineage(mechanism: Mechanism, clock: Clock) -> list[Mechanism]:
    """The forums before it, itself, and those after it, as each took over from the one before."""
    known = successions(clock)
    before: list[Mechanism] = []
    seen = {mechanism.pk}
    waiting = [mechanism.pk]
    while waiting:
        for each in known[waiting.pop()].before:
            if each.pk not in seen:
                seen.add(each.pk)
                before.insert(0, each)
                waiting.append(each.pk)
    after: list[Mechanism] = []
    following = known[mechanism.pk].after
    while following and following.pk not in seen:
        seen.add(following.pk)
        after.append(following)
        following = known[following.pk].after
    return [*before, mechanism, *after]
