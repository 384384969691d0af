"""The documents that the record rests on, and what each is cited for."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from tracker.filters.clock import Clock
from tracker.filters.frame import AS_OF
from tracker.filters.frame import page as page_number
from tracker.filters.known import published_by
from tracker.filters.ordering import by_slug, newest_first
from tracker.filters.query_string import PAGE
from tracker.filters.subquery import inside
from tracker.models import (
    Conflict,
    ExternalVerdict,
    IndicatorPoint,
    LinkCheck,
    Pledge,
    Source,
    UpdateVersion,
    Wording,
)
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.vocabulary import (
    LinkState,
    Reliability,
    SourceKind,
    Strength,
    UpdateKind,
)

from .coverage import coverage
from .elsewhere import elsewhere
from .page import Page
from .paging import page_of

PER_PAGE = 50
OF_OUR_RECORD = {"pledge__withdrawn": False, "pledge__collection": None}


class SourceList(Page):
    """All sources, the newest publication first, those without a date last."""

    template_name = "sources/list.html"
    parameters = (AS_OF, PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = self.clock.knows("published_latest")
        found = Source.published.filter(known).select_related("side")
        ordered = found.order_by(newest_first("published_latest"), by_slug())
        page = page_of(ordered, page_number(self.request.GET), PER_PAGE)
        rows = [(source, SourceKind(source.kind)) for source in page]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class SourceDetail(Page):
    """One source: whose voice it is, what it is cited for, what in it was not counted."""

    template_name = "sources/detail.html"
    parameters = (AS_OF,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = Source.published.select_related("side")
        source: Source = get_object_or_404(public, slug=kwargs["slug"])
        if source.published_latest and source.published_latest > self.clock.day:
            self.template_name = "sources/not_yet.html"
        by_now = published_by(self.clock.day)
        external = ExternalVerdict.published.filter(by_now, source=source, **OF_OUR_RECORD)
        link = None if self.clock.is_set else LinkCheck.published.filter(source=source).first()
        points = IndicatorPoint.published.filter(self.clock.knows("date_latest"), source=source)
        return super().get_context_data(
            source=source,
            kind=SourceKind(source.kind),
            reliability=Reliability(source.reliability),
            link=link,
            link_state=LinkState(link.state) if link else None,
            wordings=wordings(source, self.clock),
            updates=updates(source, self.clock),
            excluded=next(iter(coverage([source]).by_source), None),
            external=external.select_related("pledge__current"),
            points=points.select_related("indicator").order_by("indicator__slug", "date_latest"),
            conflicts=conflicts(source, self.clock),
            elsewhere=elsewhere(cited_for(source, self.clock)),
            **kwargs,
        )


def cited_for(source: Source, clock: Clock) -> PledgeQuerySet:
    """The pledges of any collection that it words, or of which it holds another's verdict."""
    worded = inside(Wording.published.filter(source=source), "pledge")
    judged = inside(ExternalVerdict.published.filter(source=source), "pledge")
    found: PledgeQuerySet = Pledge.published_anywhere.on(clock.day)
    return found.filter(Q(pk__in=worded) | Q(pk__in=judged))


def wordings(source: Source, clock: Clock) -> list[tuple[Wording, Strength]]:
    """The pledges that it words, or on which it is silent, by the day they were made."""
    made = clock.knows("pledge__current__made_latest")
    found = Wording.published.filter(made, source=source, **OF_OUR_RECORD)
    ordered = found.select_related("pledge__current", "side").order_by(
        "pledge__current__made_latest", "pledge__slug", "number"
    )
    return [(each, Strength(each.strength)) for each in ordered]


def updates(source: Source, clock: Clock) -> list[tuple[UpdateVersion, UpdateKind, str]]:
    """The updates that cite it, oldest first, with the places in it that they name."""
    known = clock.knows("date_latest")
    found = UpdateVersion.published.filter(known, citations__source=source).distinct()
    ordered = found.select_related("update").prefetch_related("citations")
    return [
        (version, UpdateKind(version.kind), places(version, source))
        for version in ordered.order_by("date_latest", by_slug("update__slug"))
    ]


def places(version: UpdateVersion, source: Source) -> str:
    """Where in the source an update found its fact; empty if it does not say."""
    cited = (each for each in version.citations.all() if each.source_id == source.pk)
    return "; ".join(each.locator for each in cited if each.locator)


def conflicts(source: Source, clock: Clock) -> QuerySet[Conflict]:
    """The contradictions in which it is one voice; of an earlier day, on pledges made by then."""
    made = Pledge.published_anywhere.listed().filter(clock.knows("current__made_latest"))
    found = Conflict.published.filter(sources=source)
    if clock.is_past:
        found = found.filter(pledges__in=made).distinct()
    shown = Prefetch("pledges", made.select_related("current"), to_attr="public_pledges")
    return found.prefetch_related(shown)
