"""What pledges are about, and the pledges filed under one topic."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from tracker.filters.collected import TOPIC
from tracker.filters.frame import AS_OF
from tracker.filters.frame import page as page_number
from tracker.filters.ordering import by_slug, by_text, newest_first
from tracker.filters.query_string import PAGE
from tracker.models import Mechanism, Pledge, Topic
from tracker.models.pledge_queries import PledgeQuerySet

from .bound import firmness_of
from .elsewhere import elsewhere, only_collected_counts
from .figures import figures
from .page import Page
from .paging import page_of
from .scorecard import scorecard
from .tally import NOTHING, Tally, tally, tally_among

PER_PAGE = 100


class TopicList(Page):
    """All topics by name, each with its pledges in figures."""

    template_name = "topics/list.html"
    parameters = (AS_OF, PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Topic.published.order_by(by_text("name_en"), by_slug())
        page = page_of(found, page_number(self.request.GET), PER_PAGE)
        tallies = tally(self.clock.day, "current__topics")
        theirs = only_collected_counts(self.clock.day, TOPIC, [each.pk for each in page])
        rows = [(topic, tallies.get(topic.pk, NOTHING), theirs.get(topic.pk, 0)) for topic in page]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class TopicDetail(Page):
    """One topic."""

    template_name = "topics/detail.html"
    parameters = (AS_OF, PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        topic: Topic = get_object_or_404(Topic.published, slug=kwargs["slug"])
        day = self.clock.day
        pledges = Pledge.published.on(day).filter(current__topics=topic)
        ordered = pledges.for_listing().order_by(newest_first("current__made_latest"), by_slug())
        page = page_of(ordered, page_number(self.request.GET))
        return super().get_context_data(
            topic=topic,
            page=page,
            lines=scorecard(page, self.clock),
            figures=figures(pledges),
            firmness=firmness_of(pledges, day),
            forums=forums(pledges),
            narrowed=f"topic={topic.slug}",
            elsewhere=elsewhere(
                Pledge.published_anywhere.on(day).filter(current__topics=topic),
                f"topic={topic.slug}",
            ),
            **kwargs,
        )


def forums(pledges: PledgeQuerySet) -> list[tuple[Mechanism | None, Tally]]:
    """The counted pledges by forum, by name; those made outside any forum last."""
    tallies = tally_among(pledges, "current__dialogue__current__mechanism")
    named = Mechanism.published.filter(pk__in=[key for key in tallies if key])
    rows: list[tuple[Mechanism | None, Tally]] = [
        (each, tallies[each.pk]) for each in named.order_by(by_text("name_en"), by_slug())
    ]
    return [*rows, (None, tallies[None])] if None in tallies else rows
