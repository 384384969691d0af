"""Pledges that belong with a pledge: earlier and later texts, its bundle, its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tracker.filters.clock import Clock
from tracker.models import Pledge, PledgeLink, PledgeVersion
from tracker.models.reading import Reading
from tracker.rules.vocabulary import LinkRelation


@dataclass(frozen=True, slots=True)
class LinkedPledge:
    """Another pledge and how a text relates the two."""

    pledge: Pledge
    link: PledgeLink

    @property
    def made_on(self) -> date:
        """The day by which it was made; a pledge without one was always there."""
        version = self.pledge.current
        return (version and version.made_latest) or date.min

    @property
    def relation(self) -> LinkRelation:
        """What the later text does to the earlier pledge."""
        return LinkRelation(self.link.relation)


@dataclass(frozen=True, slots=True)
class Related:
    """All of them; this pledge's text takes up the `earlier`, the `later` take it up."""

    earlier: Sequence[LinkedPledge]
    later: Sequence[LinkedPledge]
    bundle: Pledge | None
    parts: Sequence[Pledge]

    def __bool__(self) -> bool:
        return bool(self.earlier or self.later or self.bundle or self.parts)


def related(pledge: Pledge, version: PledgeVersion, clock: Clock) -> Related:
    """The pledges that belong with this one and had been made by the day."""
    reading = Reading(clock.revision)
    links = list(reading.rows(PledgeLink).filter(Q(later=pledge) | Q(earlier=pledge)))
    parts = list(
        reading.rows(PledgeVersion).filter(part_of=pledge).values_list("pledge_id", flat=True)
    )
    others = {key for link in links for key in (link.later_id, link.earlier_id)}
    found = _listed({*others, *parts, version.part_of_id} - {None, pledge.pk}, clock)
    return Related(
        earlier=_in_order(
            LinkedPledge(found[each.earlier_id], each)
            for each in links
            if each.later_id == pledge.pk and each.earlier_id in found
        ),
        later=_in_order(
            LinkedPledge(found[each.later_id], each)
            for each in links
            if each.earlier_id == pledge.pk and each.later_id in found
        ),
        bundle=found.get(version.part_of_id) if version.part_of_id else None,
        parts=[found[key] for key in parts if key in found],
    )


def _in_order(linked: Iterable[LinkedPledge]) -> list[LinkedPledge]:
    """As they were made, so that they read as a chain."""
    return sorted(linked, key=lambda each: (each.made_on, each.pledge.slug))


def _listed(keys: Iterable[int | None], clock: Clock) -> dict[int, Pledge]:
    pledges = Pledge.published_anywhere.on(clock.day).for_listing().filter(pk__in=keys)
    return {pledge.pk: pledge for pledge in pledges}
