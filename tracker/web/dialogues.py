"""The rounds, summits and statements, and the page of one: who met, and what was promised there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404

from tracker.filters.clock import Clock
from tracker.filters.frame import AS_OF
from tracker.filters.frame import page as page_number
from tracker.filters.ordering import by_slug, newest_first, oldest_first
from tracker.filters.query_string import PAGE
from tracker.filters.subquery import inside
from tracker.models import Dialogue, DialogueVersion, Participant, Pledge, Source, Wording
from tracker.rules.vocabulary import Change, DialogueKind, DialogueStatus, Role

from .figures import figures
from .page import Page
from .paging import page_of
from .rounds import Round, rounds, status_on
from .tally import NOTHING, tally

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Seats:
    """The parties that took part in one role."""

    role: Role
    people: Sequence[Participant]

    @property
    def is_told(self) -> bool:
        """Whether the record says who came for any of them, so that each needs a line."""
        return any(each.who or each.note_en for each in self.people)


class DialogueList(Page):
    """All dialogues, newest first, those without a date last."""

    template_name = "dialogues/list.html"
    parameters = (AS_OF, PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = DialogueVersion.published.select_related("dialogue", "mechanism")
        ordered = found.order_by(newest_first("date_earliest"), by_slug("dialogue__slug"))
        page = page_of(ordered, page_number(self.request.GET), PER_PAGE)
        tallies = tally(self.clock.day, "current__dialogue")
        rows = [
            (
                Round(version, status_on(version, self.clock.day)),
                tallies.get(version.dialogue_id, NOTHING),
            )
            for version in page
        ]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class DialogueDetail(Page):
    """One dialogue; a withdrawn one keeps its page, which says so."""

    template_name = "dialogues/detail.html"
    parameters = (AS_OF,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = Dialogue.published.select_related("current__mechanism")
        dialogue: Dialogue = get_object_or_404(public, slug=kwargs["slug"])
        version: Any = dialogue.current
        pledges = Pledge.published.on(self.clock.day).filter(current__dialogue=dialogue)
        before, after = neighbours(version, self.clock)
        return super().get_context_data(
            dialogue=dialogue,
            version=version,
            kind=DialogueKind(version.kind),
            status=status_on(version, self.clock.day),
            was_held=status_on(version, self.clock.day) is DialogueStatus.HELD,
            is_withdrawn=version.change == Change.WITHDRAWAL,
            participants=participants(version),
            before=before,
            after=after,
            pledges=pledges.for_listing().order_by(oldest_first("current__made_latest"), by_slug()),
            figures=figures(pledges),
            narrowed=f"dialogue={dialogue.slug}",
            texts=texts(dialogue),
            **kwargs,
        )


def participants(version: DialogueVersion) -> list[Seats]:
    """Who sat at the table, by role, hosts and chairs first."""
    people = list(version.participants.select_related("party"))
    order = (Role.HOST, Role.CO_CHAIR, Role.PARTICIPANT, Role.OBSERVER)
    grouped = (Seats(role, [each for each in people if each.role == role]) for role in order)
    return [seats for seats in grouped if seats.people]


def neighbours(version: DialogueVersion, clock: Clock) -> tuple[Round | None, Round | None]:
    """The rounds of the same mechanism just before and just after; none outside a mechanism."""
    if version.mechanism is None:
        return None, None
    chain = rounds(version.mechanism, clock)
    keys = [each.version.dialogue_id for each in chain]
    if version.dialogue_id not in keys:
        return None, None
    place = keys.index(version.dialogue_id)
    following: Sequence[Round] = chain[place + 1 : place + 2]
    return (chain[place - 1] if place else None), (following[0] if following else None)


def texts(dialogue: Dialogue) -> list[Source]:
    """The sources in which the pledges made there are worded."""
    wordings = Wording.published.filter(pledge__current__dialogue=dialogue, pledge__withdrawn=False)
    found = Source.published.filter(pk__in=inside(wordings, "source")).select_related("side")
    return list(found.order_by(oldest_first("published_latest"), by_slug()))
