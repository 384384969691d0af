"""A dialogue as an event: when, where, who met, in which series."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from tracker.filters.fields import in_language
from tracker.models import DialogueVersion, Mechanism, Participant
from tracker.rules.vocabulary import DialogueStatus
from tracker.web.addresses import absolute

from . import dates
from .json_ld import Thing, thing
from .party import party

STATUS = {
    DialogueStatus.CANCELLED: "https://schema.org/EventCancelled",
    DialogueStatus.POSTPONED: "https://schema.org/EventPostponed",
}
SCHEDULED = "https://schema.org/EventScheduled"


class Seats(Protocol):
    """Those who took part in one role."""

    @property
    def people(self) -> Iterable[Participant]: ...


def event(version: DialogueVersion, status: DialogueStatus, seats: Iterable[Seats]) -> Thing | None:
    """One dialogue; None while no day of it is known, because an event has a start."""
    starts = dates.start(version.date)
    if starts is None:
        return None
    distinct = {each.party_id: each.party for role in seats for each in role.people}
    return thing(
        "Event",
        name=in_language(version, "name"),
        url=absolute(version.dialogue.get_absolute_url()),
        startDate=starts,
        endDate=dates.end(version.date),
        eventStatus=STATUS.get(status, SCHEDULED),
        location=_place(version),
        attendee=[party(each) for each in distinct.values()],
        superEvent=_series(version.mechanism),
    )


def _place(version: DialogueVersion) -> Thing | None:
    if not version.city and not version.country:
        return None
    address = thing("PostalAddress", addressLocality=version.city, addressCountry=version.country)
    return thing("Place", name=version.city or version.country, address=address)


def _series(mechanism: Mechanism | None) -> Thing | None:
    if mechanism is None:
        return None
    name, address = in_language(mechanism, "name"), absolute(mechanism.get_absolute_url())
    return thing("EventSeries", name=name, url=address)
