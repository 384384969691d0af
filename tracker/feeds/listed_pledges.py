"""The pledges of a list as entries: each with its newest change, or each change of its status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from tracker.filters import PledgeSelection
from tracker.filters.fields import in_language
from tracker.filters.ordering import by_slug
from tracker.filters.pledge import ORDERS
from tracker.filters.pledge_columns import said
from tracker.filters.portions import keys, portions
from tracker.models import LogEntry, Pledge, PledgeVersion
from tracker.models.reading import first_entries, newest_entries, newest_entry

from . import status_entries
from .door import NEWEST, absolute, name
from .entry import Entry, midnight, newest_first, of_version


def newest_pledges(selection: PledgeSelection) -> Iterator[Entry]:
    """The pledges that changed last, as many by the log and as many by the calendar.

    A pledge's newest change is the later of the two, so the newest of all are among these.
    """
    listed = selection.queryset
    by_log = listed.annotate(told=newest_entry()).order_by("-told", by_slug())
    by_day = listed.order_by(ORDERS["changed"], by_slug())
    wanted = {*keys(by_log, NEWEST), *keys(by_day, NEWEST)}
    first = first_entries(PledgeVersion, pledge__in=wanted)
    newest = newest_entries(wanted)
    for pledge in (
        Pledge.published_anywhere.on(selection.day).filter(pk__in=wanted).select_related("current")
    ):
        yield _entry(pledge, first[(pledge.pk,)], newest[pledge.pk], selection)


def newest_statuses(selection: PledgeSelection) -> list[Entry]:
    """The newest changes of label on the list.

    Pledges are read from the one whose status changed last, until no other can have changed
    later than what was found.
    """
    listed = selection.queryset.order_by(ORDERS["changed"], by_slug())
    rows = Pledge.published_anywhere.on(selection.day).select_related("current")
    found: list[Entry] = []
    for pledges in portions(keys(listed), rows):
        found += status_entries.of_many(pledges, selection.day)
        found = newest_first(found)[:NEWEST]
        last_read = midnight(pledges[-1].status.changed_on)
        if len(found) == NEWEST and last_read < found[-1].changed:
            break
    return found


def _entry(pledge: Any, first: LogEntry, newest: LogEntry, selection: PledgeSelection) -> Entry:
    told = {"name": in_language(pledge.current, "title"), "value": said(pledge.status)}
    title, text = _("%(name)s: %(value)s") % told, in_language(pledge.current, "statement")
    page = absolute(pledge.get_absolute_url())
    address = f"{page}?as_of={selection.as_of}" if selection.as_of else page
    for_good = name("pledge", first.seq)
    flipped = midnight(pledge.status.changed_on)
    if flipped > newest.at:
        return Entry(for_good, ("pledge",), title, text, address, first.at, flipped)
    return of_version(
        "pledge", first, newest, name=for_good, title=title, text=text, address=address
    )
