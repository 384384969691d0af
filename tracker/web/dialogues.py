"""The rounds, summits and statements, and the page of one: who met, and what was promised there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.shortcuts import get_object_or_404

from tracker.filters.clock import Clock
from tracker.filters.collected import DIALOGUE
from tracker.filters.frame import AS_OF
from tracker.filters.frame import page as page_number
from tracker.filters.known import status_on
from tracker.filters.ordering import by_slug, newest_first, oldest_first
from tracker.filters.query_string import PAGE
from tracker.models import Dialogue, DialogueVersion, Participant, Pledge
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.uptake import next_held
from tracker.rules.vocabulary import Change, DialogueKind, DialogueStatus, Role

from .coverage import coverage
from .elsewhere import elsewhere, only_collected_counts
from .figures import figures
from .page import Page
from .paging import page_of
from .rounds import Round, announced, chain, neighbours
from .scorecard import parts_after_bundles, scorecard
from .sharing import share_of_dialogue
from .structured_data.dialogue import event
from .tally import NOTHING, Tally, tally
from .texts import texts
from .uptake import following, silent_texts, taken_up

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
    """All dialogues by year, newest first, those without a date last."""

    template_name = "dialogues/list.html"
    parameters = (AS_OF, PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = announced(self.clock)
        ordered = found.order_by(newest_first("date_earliest"), by_slug("dialogue__slug"))
        page = page_of(ordered, page_number(self.request.GET), PER_PAGE)
        tallies = tally(self.clock.day, "current__dialogue")
        keys = [version.dialogue_id for version in page]
        theirs = only_collected_counts(self.clock.day, DIALOGUE, keys)
        rows = [
            (
                Round(version, status_on(version, self.clock.day)),
                tallies.get(version.dialogue_id, NOTHING),
                theirs.get(version.dialogue_id, 0),
            )
            for version in page
        ]
        years = [(year, list(rows)) for year, rows in groupby(rows, year_of)]
        return super().get_context_data(page=page, years=years, **kwargs)


class DialogueDetail(Page):
    """One dialogue; a withdrawn one keeps its page, which says so."""

    template_name = "dialogues/detail.html"
    parameters = (AS_OF,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = Dialogue.published.select_related("current__mechanism", "current__dialogue")
        dialogue: Dialogue = get_object_or_404(public, slug=kwargs["slug"])
        version: Any = dialogue.current
        status = status_on(version, self.clock.day)
        pledges = made_at(dialogue.pk, self.clock)
        listed = pledges.for_listing().order_by(oldest_first("current__made_latest"), by_slug())
        here = parts_after_bundles(list(listed))
        seats = participants(version)
        read_texts = texts(self.clock, pledge__current__dialogue=dialogue)
        return super().get_context_data(
            dialogue=dialogue,
            version=version,
            kind=DialogueKind(version.kind),
            status=status,
            was_held=status is DialogueStatus.HELD,
            is_withdrawn=version.change == Change.WITHDRAWAL,
            participants=seats,
            lines=scorecard(here, self.clock),
            figures=figures(pledges),
            narrowed=f"dialogue={dialogue.slug}",
            elsewhere=elsewhere(
                Pledge.published_anywhere.on(self.clock.day).filter(current__dialogue=dialogue),
                f"dialogue={dialogue.slug}",
            ),
            texts=read_texts,
            coverage=coverage(read_texts),
            share=share_of_dialogue(dialogue, self.clock.day),
            structured_data=[event(version, status, seats)],
            **around(version, here, self.clock),
            **kwargs,
        )


def year_of(row: tuple[Round, Tally, int]) -> int | None:
    """The year in which a dialogue began; None without a date."""
    began = row[0].version.date_earliest
    return began.year if began else None


def made_at(dialogue: int, clock: Clock) -> PledgeQuerySet:
    """The pledges made at a dialogue by the day."""
    return Pledge.published.on(clock.day).filter(current__dialogue=dialogue)


def around(version: DialogueVersion, here: Sequence[Pledge], clock: Clock) -> dict[str, Any]:
    """The rounds before and after, what was taken up here, and later of what was made here."""
    line = chain(version.mechanism, clock) if version.mechanism else []
    before, after = neighbours(version.dialogue_id, line)
    keys = {each.pk for each in here}
    links = taken_up(keys, clock)
    upcoming = next_held(after)
    dialogue = upcoming.version.dialogue_id if upcoming else 0
    made_next = set(made_at(dialogue, clock).values_list("pk", flat=True))
    silent = silent_texts(keys, dialogue, clock)
    return {
        "before": before,
        "after": after[0] if after else None,
        "from_before": [each for each in links if each.earlier.pk not in keys],
        "later": [each for each in links if each.later.pk not in keys],
        "following": following(here, after, made_next, links, silent),
    }


def participants(version: DialogueVersion) -> list[Seats]:
    """Who sat at the table, by role, hosts and chairs first."""
    people = list(version.participants.select_related("party"))
    order = (Role.HOST, Role.CO_CHAIR, Role.PARTICIPANT, Role.OBSERVER)
    grouped = (Seats(role, [each for each in people if each.role == role]) for role in order)
    return [seats for seats in grouped if seats.people]
