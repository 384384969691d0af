"""Calendar files: the days of the listed pledges, and all that the calendar page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar

from tracker.filters import PledgeSelection
from tracker.filters.agenda import deadlines, turns
from tracker.filters.calendar import CalendarSelection, calendar
from tracker.filters.clock import Clock
from tracker.filters.fields import language
from tracker.filters.portions import portions
from tracker.models import Pledge
from tracker.rules.xml_text import one_line
from tracker.today import today

from .door import absolute, head_of_the_log, name
from .events import events
from .twin import PledgeTwin, Twin

MEDIA_TYPE = "text/calendar; charset=utf-8"
REFRESHED = timedelta(days=1)


class PledgeCalendar(PledgeTwin):
    """The deadlines of the listed pledges, and the turns of those that return."""

    media_type, extension = MEDIA_TYPE, "ics"

    def parts(self, selection: PledgeSelection, keys: Sequence[int]) -> Iterator[bytes]:
        begin, end = frame("pledges", _("Deadlines and turns"), selection)
        clock = Clock(today(), selection.as_of)
        rows = Pledge.published_anywhere.on(clock.day).for_listing()
        rows = rows.select_related("current__recurs_each_round_of")
        yield begin
        for pledges in portions(keys, rows):
            entries = [*deadlines(pledges, clock.day), *turns(pledges, clock)]
            yield b"".join(event.to_ical() for event in events(entries))
        yield end


class CalendarFile(Twin):
    """The calendar page as a file: what lies ahead and the newest past year, or one year."""

    media_type, extension, noun = MEDIA_TYPE, "ics", "calendar"

    def asked(self, request: HttpRequest) -> CalendarSelection:
        return calendar(request.GET, today=today())

    def body(self, selection: CalendarSelection) -> HttpResponse:
        begin, end = frame("calendar", _("Calendar"), selection)
        found = (event.to_ical() for event in events(selection.shown()))
        return HttpResponse(b"".join([begin, *found, end]))


def frame(page: str, heading: str, selection: Any) -> tuple[bytes, bytes]:
    """What stands before the events and after them; `page` is the name of the page beside it."""
    query = selection.params.urlencode()
    suffix = query and f"?{query}"
    parts = [heading, *(chip.label for chip in selection.chips), "Followthrough"]
    outside = Calendar.new(
        name=one_line(" · ".join(parts)),
        description=head_of_the_log(),
        prodid="-//Followthrough//Record//EN",
        uid=name("calendar", language(), page) + suffix,
        url=absolute(reverse(page)) + suffix,
    )
    outside.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    begin, end, _after = outside.to_ical().partition(b"END:VCALENDAR")
    return begin, end + b"\r\n"
