"""The collections of other institutions: whose they are, what they hold, and their own sums."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Min, QuerySet
from django.shortcuts import get_object_or_404

from tracker.filters.frame import page as page_number
from tracker.filters.ordering import by_slug, by_text
from tracker.filters.query_string import PAGE
from tracker.models import Collection, ExternalVerdict, Pledge
from tracker.models.pledge_queries import PledgeQuerySet

from .averages import Checked, Totals, checked, totals
from .page import Page
from .paging import page_of
from .structured_data.collection import collected

PER_PAGE = 50
BATCHES_SHOWN = 50


class CollectionList(Page):
    """All collections by name, each with what it holds."""

    template_name = "collections/list.html"
    parameters = (PAGE,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Collection.published.order_by(by_text("name_en"), by_slug())
        page = page_of(found, page_number(self.request.GET), PER_PAGE)
        pledges = Pledge.published_anywhere.on(self.clock.day).collected().order_by()
        counts = dict(pledges.values_list("collection").annotate(pledges=Count("pk")))
        rows = [(each, counts.get(each.pk, 0)) for each in page]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class CollectionDetail(Page):
    """One collection: its terms, its batches, and whether its averages follow from its scores."""

    template_name = "collections/detail.html"
    parameters = (PAGE,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        collection: Collection = get_object_or_404(Collection.published, slug=kwargs["slug"])
        pledges = Pledge.published_anywhere.on(self.clock.day).filter(collection=collection)
        lines = checked(pledges)
        page = page_of(lines, page_number(self.request.GET), PER_PAGE)
        found: Totals = totals(lines)
        return super().get_context_data(
            collection=collection,
            totals=found,
            page=page,
            rows=with_pledges(pledges, page),
            batches=batches(collection),
            structured_data=[collected(collection, found.pledges)],
            **kwargs,
        )


def with_pledges(pledges: PledgeQuerySet, lines: Any) -> list[tuple[Checked, Pledge]]:
    """One page of checked averages, each with its pledge as lists show it."""
    keys = {each.pledge for each in lines}
    found = {pledge.pk: pledge for pledge in pledges.for_listing().filter(pk__in=keys)}
    return [(each, found[each.pledge]) for each in lines]


def batches(collection: Collection) -> QuerySet:
    """What came in together: each batch with its day, licence and number of verdicts."""
    verdicts = ExternalVerdict.published.filter(
        pledge__collection=collection, pledge__withdrawn=False
    )
    columns = ("batch", "published_on", "licence", "method_en")
    rows = verdicts.order_by(*columns).values(*columns)
    return rows.annotate(
        recorded=Min("entry__at"), verdicts=Count("pk"), pledges=Count("pledge", distinct=True)
    )[:BATCHES_SHOWN]
