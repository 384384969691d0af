"""The list of pledges, and the page of one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from tracker import filters
from tracker.filters.clock import CLOCKS
from tracker.filters.pledge import ORDERS
from tracker.filters.query_string import PAGE
from tracker.models import Pledge
from tracker.models.reading import Reading

from .figures import figures
from .filter_form import PLEDGE_FACETS, FilterForm
from .page import Page
from .paging import page_of
from .pledge_page import PledgePage
from .pledge_shared import shared
from .twins import OF_PLEDGES, twins


class PledgeList(Page):
    """All pledges made by a day, filtered, sorted, in pages."""

    template_name = "pledges/list.html"
    parameters = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        selection = filters.pledges(self.request.GET, today=self.today)
        return super().get_context_data(
            selection=selection,
            filter_form=FilterForm(selection, PLEDGE_FACETS, ORDERS),
            page=page_of(selection.queryset.for_listing(), selection.page),
            figures=figures(Pledge.published.on(selection.day)),
            twins=twins(OF_PLEDGES, selection.query_with(PAGE, "")),
            **kwargs,
        )


class PledgeDetail(Page):
    """One pledge: promised beside delivered, and everything that this rests on."""

    template_name = "pledges/detail.html"
    parameters = CLOCKS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pledge = Pledge.published_anywhere.filter(slug=kwargs["slug"]).first()
        # A renamed pledge has no row at its old address, whatever the revision asked about.
        reading = Reading(self.clock.revision if pledge else None)
        leads_to = [each.pledge for each in reading.redirects(kwargs["slug"])]
        if len(leads_to) == 1:
            return self.moved_to(leads_to[0])
        if pledge is None:
            raise Http404
        return self.render_to_response(self.get_context_data(pledge=pledge, successors=leads_to))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pledge = kwargs["pledge"]
        version = Reading(self.clock.revision).pledge(pledge)
        context = super().get_context_data(version=version, **kwargs)
        if version is None or (version.made_latest and version.made_latest > self.clock.day):
            self.template_name = "pledges/not_yet.html"
            return context
        context |= PledgePage(pledge, version, self.clock).context()
        return context | shared(pledge, context, self.clock)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Before the record knew the pledge there was no such page: it says so with a 404."""
        status = 200 if context["version"] else 404
        return super().render_to_response(context, status=status, **kwargs)

    def moved_to(self, pledge: Pledge) -> HttpResponse:
        """The page of the pledge that stands at this address now, with the same question."""
        query = self.request.GET.urlencode()
        return HttpResponsePermanentRedirect(pledge.get_absolute_url() + (query and f"?{query}"))
