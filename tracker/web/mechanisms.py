"""The standing forums, and the page of one: its rounds and the pledges made at each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.shortcuts import get_object_or_404

from tracker.filters.clock import Clock
from tracker.filters.collected import MECHANISM
from tracker.filters.frame import AS_OF
from tracker.filters.frame import page as page_number
from tracker.filters.ordering import by_slug, by_text, oldest_first
from tracker.filters.query_string import PAGE
from tracker.models import Mechanism, Party, Pledge
from tracker.rules.uptake import next_held

from .coverage import coverage
from .elsewhere import elsewhere, only_collected_counts
from .figures import Figures, figures, figures_of
from .life_span import knows_end, life_span
from .page import Page
from .paging import page_of
from .rounds import Forum, Round, announced, chain, neighbours, successions
from .tally import NOTHING, tally
from .texts import texts
from .uptake import Following, following, taken_up

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class RoundCard:
    """One round with its pledges in figures, and what the next round took up of them."""

    round: Round
    figures: Figures
    following: Following


class MechanismList(Page):
    """All forums, each with its rounds and pledges in figures."""

    template_name = "mechanisms/list.html"
    parameters = (AS_OF, PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Mechanism.published.order_by(by_text("name_en"), by_slug())
        page = page_of(found, page_number(self.request.GET), PER_PAGE)
        tallies = tally(self.clock.day, MECHANISM)
        keys = [each.pk for each in page]
        theirs = only_collected_counts(self.clock.day, MECHANISM, keys)
        lines = successions(self.clock)
        held = dict(
            announced(self.clock)
            .filter(mechanism__in=keys)
            .order_by()
            .values_list("mechanism")
            .annotate(rounds=Count("pk"))
        )
        rows = [
            (
                each,
                life_span(each, self.clock),
                lines[each.pk],
                held.get(each.pk, 0),
                tallies.get(each.pk, NOTHING),
                theirs.get(each.pk, 0),
            )
            for each in page
        ]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class MechanismDetail(Page):
    """One forum: who meets in it, since when, what came before and after, and every round."""

    template_name = "mechanisms/detail.html"
    parameters = (AS_OF,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mechanism: Mechanism = get_object_or_404(Mechanism.published, slug=kwargs["slug"])
        pledges = Pledge.published.on(self.clock.day).filter(**{MECHANISM: mechanism})
        line = chain_with_pledges(mechanism, self.clock)
        return super().get_context_data(
            mechanism=mechanism,
            members=Party.published.filter(mechanisms=mechanism).order_by(by_text("name_en")),
            life_span=life_span(mechanism, self.clock),
            knows_end=knows_end(mechanism, self.clock),
            line=line,
            cards=cards(mechanism, line, self.clock),
            figures=figures(pledges),
            narrowed=f"mechanism={mechanism.slug}",
            elsewhere=elsewhere(
                Pledge.published_anywhere.on(self.clock.day).filter(**{MECHANISM: mechanism}),
                f"mechanism={mechanism.slug}",
            ),
            coverage=coverage(texts(self.clock, **{f"pledge__{MECHANISM}": mechanism})),
            **kwargs,
        )


def chain_with_pledges(mechanism: Mechanism, clock: Clock) -> list[Forum]:
    """The line of forums, each round with the pledges made at it by the day."""
    in_line = {f"{MECHANISM}__in": [each.mechanism for each in chain(mechanism, clock)]}
    listed = Pledge.published.on(clock.day).filter(**in_line).for_listing()
    ordered = listed.order_by(oldest_first("current__made_latest"), by_slug())
    return chain(mechanism, clock, ordered)


def cards(mechanism: Mechanism, line: Sequence[Forum], clock: Clock) -> list[RoundCard]:
    """The rounds of one forum of a line; the next round may be one of the forum that followed."""
    rounds = [each for forum in line if forum.mechanism == mechanism for each in forum.rounds]
    links = taken_up((pledge.pk for each in rounds for pledge in each.pledges), clock)
    found = []
    for each in rounds:
        _, after = neighbours(each.version.dialogue_id, line)
        upcoming = next_held(after)
        made_next = {pledge.pk for pledge in upcoming.pledges} if upcoming else set()
        found.append(
            RoundCard(
                each,
                figures_of(each.pledges),
                following(each.pledges, after, made_next, links),
            )
        )
    return found
