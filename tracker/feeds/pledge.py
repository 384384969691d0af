"""The feed of one pledge: everything that happens to it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from tracker.filters.fields import in_language
from tracker.models import Pledge
from tracker.models.reading import Reading
from tracker.rules.xml_text import one_line, xml_text
from tracker.today import today

from .door import RecordFeed, absolute, head_of_the_log, name
from .entry import Entry
from .pledge_entries import entries

NEWEST = 100


class PledgeFeed(RecordFeed):
    """Changes of status, updates, verdicts and corrections of one pledge, newest first."""

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        leads_to = [each.pledge.slug for each in Reading().redirects(kwargs["slug"])]
        if len(leads_to) == 1:
            return HttpResponsePermanentRedirect(reverse("pledge-feed", args=leads_to))
        return super().answer(request, **kwargs)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Pledge:
        found = (
            Pledge.published_anywhere.select_related("current").filter(slug=kwargs["slug"]).first()
        )
        if found is None:
            raise Http404
        return found

    def title(self, pledge: Pledge) -> str:
        """What was promised."""
        return f"{one_line(in_language(pledge.current, 'title'))} · Followthrough"

    def subtitle(self, pledge: Pledge) -> str:
        """What the entries are, and from which state of the record they were made."""
        told = _("Changes of status, updates, verdicts and corrections")
        return f"{told} · {head_of_the_log()}"

    def link(self, pledge: Pledge) -> str:
        """The page."""
        return absolute(pledge.get_absolute_url())

    def feed_url(self, pledge: Pledge) -> str:
        """The feed itself."""
        return absolute(reverse("pledge-feed", args=[pledge.slug]))

    def feed_guid(self, pledge: Pledge) -> str:
        """Each language has a feed of its own, so each has a name of its own."""
        return name("feed", *self.feed_url(pledge).split("/")[3:])

    def items(self, pledge: Pledge) -> list[Entry]:
        """The newest entries."""
        return entries(pledge, today())[:NEWEST]

    def item_title(self, item: Entry) -> str:
        return one_line(item.title)

    def item_description(self, item: Entry) -> str:
        return escape(xml_text(item.text))

    def item_link(self, item: Entry) -> str:
        """Where it is told."""
        return item.address

    def item_guid(self, item: Entry) -> str:
        """The name for good."""
        return item.name

    def item_updateddate(self, item: Entry) -> Any:
        """When the record came to say so."""
        return item.changed

    def item_categories(self, item: Entry) -> tuple[str]:
        """Which sort of entry it is."""
        return (item.category,)
