"""One pledge in short, for what leaves the site: the embed, the badge, citations.

The status is that of the day and of the state of the record asked about, as on the pledge's page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.filters.clock import CLOCKS, Clock
from tracker.filters.fields import in_language, language
from tracker.models import Obligation, Party, Pledge, PledgeVersion
from tracker.models.reading import Reading, newest_checkpoint
from tracker.rules import labels
from tracker.rules.vocabulary import Change, LabelWord, Timing
from tracker.rules.xml_text import one_line

from .addresses import absolute
from .page import Page
from .pledge_status import Status, standings


class Renamed(Exception):
    """The address was given up; `slug` is that of the pledge that stands there now."""

    def __init__(self, slug: str) -> None:
        self.slug = slug


@dataclass(frozen=True, slots=True)
class PledgeSheet:
    """What is told of a pledge. `status` is None before it was made and when it was withdrawn.

    `record` is the state of the record that all of it was read from.
    """

    pledge: Pledge
    version: PledgeVersion
    obligors: list[Party]
    status: Status | None
    clock: Clock
    record: int

    @property
    def title(self) -> str:
        """On one line, in the language of the page."""
        return one_line(in_language(self.version, "title"))

    @property
    def is_withdrawn(self) -> bool:
        """Whether it left the record."""
        return self.version.change == Change.WITHDRAWAL

    @property
    def said(self) -> str:
        """The label as a sentence, or why there is none."""
        status = self.status
        if self.is_withdrawn:
            return _("Withdrawn from the record")
        if status is None:
            return _("Not yet promised")
        if of := self.version.collection:
            return _("Not assessed by us, scored by %(name)s") % {"name": of.institution}
        passed = status.due_latest if status.timing is Timing.OVERDUE else None
        counted = status.delivered, status.total
        return labels.sentence(LabelWord(status.label), language(), *counted, passed)

    @property
    def page(self) -> str:
        """The address of its page, as it stands now."""
        return absolute(self.pledge.get_absolute_url())

    @property
    def permalink(self) -> str:
        """The address of its page as it was read here: it will say the same for good."""
        return f"{self.page}?as_of={self.clock.day.isoformat()}&rev={self.record}"


def pledge_sheet(slug: str, clock: Clock) -> PledgeSheet:
    """The sheet of a pledge that is or was public; Http404 or Renamed for any other address."""
    pledge = Pledge.published_anywhere.filter(slug=slug).first()
    reading = Reading(clock.revision if pledge else None)
    leads_to = [each.pledge.slug for each in reading.redirects(slug)]
    if len(leads_to) == 1:
        raise Renamed(leads_to[0])
    version = reading.pledge(pledge) if pledge else None
    if pledge is None or version is None:
        raise Http404
    obligations: list[Obligation] = list(pledge.obligations.select_related("party"))
    status = standings(pledge, obligations, clock)
    return PledgeSheet(
        pledge=pledge,
        version=version,
        obligors=[each.party for each in obligations],
        status=status.pledge if status else None,
        clock=clock,
        record=clock.revision or head_of_the_record(),
    )


def head_of_the_record() -> int:
    """The number of the newest log entry; 0 while there is none."""
    newest = newest_checkpoint()
    return newest.size if newest else 0


def clocks_of(clock: Clock) -> str:
    """The query string of the clocks that the reader set; empty for today's newest record."""
    given = {"as_of": clock.as_of, "rev": clock.revision}
    query = "&".join(f"{name}={value}" for name, value in given.items() if value is not None)
    return query and f"?{query}"


class OfPledge(Page):
    """Anything made from a sheet, at an address with the pledge's slug, on either clock."""

    parameters = CLOCKS

    def get(  # type: ignore[override]  # a page with a template can only promise HttpResponse
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        try:
            sheet = pledge_sheet(kwargs["slug"], self.clock)
        except Renamed as renamed:
            return self.moved_to(renamed.slug)
        return self.answer(sheet)

    def answer(self, sheet: PledgeSheet) -> HttpResponseBase:
        """What is made of the sheet."""
        return self.render_to_response(self.get_context_data(sheet=sheet))

    def moved_to(self, slug: str) -> HttpResponseBase:
        """The same of the pledge that stands at this address now."""
        match, query = self.request.resolver_match, self.request.GET.urlencode()
        address = reverse(match.view_name if match else "pledge", args=[slug])
        return HttpResponsePermanentRedirect(address + (query and f"?{query}"))
