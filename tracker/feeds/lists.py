"""Feeds of the filtered lists: newest updates, pledges by their newest change, status alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.filters import PledgeSelection, UpdateSelection
from tracker.filters.fields import language
from tracker.filters.query_string import PAGE
from tracker.filters.whole_list import whole_pledges, whole_updates
from tracker.rules.schema.references import OWN
from tracker.rules.xml_text import one_line
from tracker.today import today

from .door import LICENCE, NEWEST, RecordFeed, absolute, head_of_the_log, name
from .entry import Entry, newest_first
from .json_feed import JsonFeed
from .listed_pledges import newest_pledges, newest_statuses
from .update_entries import update_entries

Selection = Any


class ListFeed(RecordFeed):
    """A feed of what a list with the same query string holds; `page` is the name of that list."""

    page: str
    view_name: str
    heading: str | Promise

    def title(self, selection: Selection) -> str:
        """What is listed, and by which filters."""
        parts = [str(self.heading), *(chip.label for chip in selection.chips), "Followthrough"]
        return one_line(" · ".join(parts))

    def subtitle(self, selection: Selection) -> str:
        """How much of the list is told, and from which state of the record."""
        words = {"limit": NEWEST, "page": self.link(selection)}
        told = _("The newest %(limit)d entries about what is listed at %(page)s") % words
        return f"{told} · {head_of_the_log()}"

    def link(self, selection: Selection) -> str:
        """The list."""
        return absolute(reverse(self.page)) + _suffix(selection)

    def feed_url(self, selection: Selection) -> str:
        """The feed itself."""
        return absolute(reverse(self.view_name)) + _suffix(selection)

    def feed_guid(self, selection: Selection) -> str:
        """Each language and each question has a feed of its own."""
        return name("feed", language(), self.view_name) + _suffix(selection)


class UpdateFeed(ListFeed):
    """The updates of the list that were published or corrected last."""

    page, view_name = "updates", "updates-atom"
    heading = gettext_lazy("Updates")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> UpdateSelection:
        return whole_updates(request.GET, today=today())

    def items(self, selection: UpdateSelection) -> Sequence[Entry]:
        """The newest by the log."""
        newest = selection.queryset.order_by("-current__entry_id")
        rows = newest.select_related("current__entry", "current__update")[:NEWEST]
        return newest_first(update_entries([each.current for each in rows if each.current]))


class UpdateJson(UpdateFeed):
    """The same as JSON Feed."""

    view_name = "updates-json"
    feed_type = JsonFeed


class PledgeListFeed(ListFeed):
    """The pledges of the list about which something changed last."""

    page, view_name = "pledges", "pledges-atom"
    heading = gettext_lazy("Pledges")

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> PledgeSelection:
        return whole_pledges(request.GET, today=today())

    def feed_copyright(self, selection: PledgeSelection) -> str | None:
        """Ours, or the one licence of the one collection; several licences are none of the feed."""
        licences = {each.licence for each in selection.collections}
        if not licences:
            return LICENCE
        only = len(licences) == 1 and OWN not in selection.params.getlist("collection")
        return licences.pop() if only else None

    def items(self, selection: PledgeSelection) -> Sequence[Entry]:
        """The newest by the log or by the calendar."""
        return newest_first(newest_pledges(selection))[:NEWEST]


class StatusFeed(PledgeListFeed):
    """Changes of status of the pledges of the list, and nothing else."""

    view_name = "status-atom"
    heading = gettext_lazy("Changes of status")

    def items(self, selection: PledgeSelection) -> Sequence[Entry]:
        """The newest by when the record came to say so."""
        return newest_statuses(selection)


def _suffix(selection: Selection) -> str:
    query = selection.query_with(PAGE, "")
    return query and f"?{query}"
