"""The feeds of one pledge: everything that happens to it, and changes of its status alone."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.filters.fields import in_language, language
from tracker.filters.query_string import check
from tracker.models import Pledge
from tracker.models.reading import Reading
from tracker.rules.xml_text import one_line
from tracker.today import today

from . import status_entries
from .door import LICENCE, NEWEST, RecordFeed, absolute, head_of_the_log, name
from .entry import Entry, newest_first
from .pledge_entries import entries, number_of


class PledgeFeed(RecordFeed):
    """Changes of status, updates, verdicts and corrections of one pledge, newest first."""

    view_name = "pledge-feed"

    def answer(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        check(request.GET, ())
        leads_to = [each.pledge.slug for each in Reading().redirects(kwargs["slug"])]
        if len(leads_to) == 1:
            return HttpResponsePermanentRedirect(reverse(self.view_name, args=leads_to))
        return super().answer(request, **kwargs)

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Pledge:
        found = (
            Pledge.published_anywhere.select_related("current").filter(slug=kwargs["slug"]).first()
        )
        if found is None:
            raise Http404
        return found

    def feed_copyright(self, pledge: Pledge) -> str:
        """That of the institution whose collection the pledge is in, else ours."""
        return pledge.collection.licence if pledge.collection else LICENCE

    def title(self, pledge: Pledge) -> str:
        """What was promised."""
        return f"{one_line(in_language(pledge.current, 'title'))} · Followthrough"

    def subtitle(self, pledge: Pledge) -> str:
        """What the entries are, and from which state of the record they were made."""
        return f"{self.told()} · {head_of_the_log()}"

    def told(self) -> str:
        """What the entries are."""
        limit = {"limit": NEWEST}
        return (
            _("Changes of status, updates, verdicts and corrections: the newest %(limit)d") % limit
        )

    def link(self, pledge: Pledge) -> str:
        """The page."""
        return absolute(pledge.get_absolute_url())

    def feed_url(self, pledge: Pledge) -> str:
        """The feed itself."""
        return absolute(reverse(self.view_name, args=[pledge.slug]))

    def feed_guid(self, pledge: Pledge) -> str:
        """Each language has a feed of its own, so each has a name of its own."""
        return name("feed", language(), self.view_name, number_of(pledge))

    def items(self, pledge: Pledge) -> list[Entry]:
        """The newest entries."""
        return entries(pledge, today())[:NEWEST]


class PledgeStatusFeed(PledgeFeed):
    """The days on which the label of one pledge began to read otherwise, newest first."""

    view_name = "pledge-status-feed"

    def told(self) -> str:
        return _("Changes of status: the newest %(limit)d") % {"limit": NEWEST}

    def items(self, pledge: Pledge) -> list[Entry]:
        return newest_first(status_entries.of_one(pledge, today()))[:NEWEST]
