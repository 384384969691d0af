"""The pledges of a list as entries: each with its newest change, or each change of its status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
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
    by_log, by_day = _last_changed(selection)
    wanted = {*keys(by_log, NEWEST), *keys(by_day, NEWEST)}
    first = first_entries(PledgeVersion, pledge__in=wanted)
    newest = newest_entries(wanted)
    for pledge in (
        Pledge.published_anywhere.on(selection.day).filter(pk__in=wanted).select_related("current")
    ):
        yield _entry(pledge, first[(pledge.pk,)], newest[pledge.pk], selection)


def newest_statuses(selection: PledgeSelection) -> list[Entry]:
    """The newest changes of label on the list, as the record or the calendar brought them.

    Pledges are read from those that changed last, by the log and by the calendar at once, until no
    other can have changed later than what was found.
    """
    rows = Pledge.published_anywhere.on(selection.day).select_related("current")
    by_log, by_day = (portions(keys(listed), rows) for listed in _last_changed(selection))
    found: dict[str, Entry] = {}
    for told, flipped in zip(by_log, by_day, strict=True):
        for pledges in (told, flipped):
            found |= {each.name: each for each in status_entries.of_many(pledges, selection.day)}
        newest = newest_first(found.values())[:NEWEST]
        found = {each.name: each for each in newest}
        if len(newest) == NEWEST and _reads_no_later(told[-1], flipped[-1], newest[-1]):
            break
    return list(found.values())


def _last_changed(selection: PledgeSelection) -> tuple[QuerySet, QuerySet]:
    """The list by the newest log entry about each pledge, and by the day its status changed."""
    listed = selection.queryset
    by_log = listed.annotate(told=newest_entry()).order_by("-told", by_slug())
    return by_log, listed.order_by(ORDERS["changed"], by_slug())


def _reads_no_later(told: Any, flipped: Any, last: Entry) -> bool:
    """Whether pledges behind these two can have changed no later than the last entry."""
    newest = newest_entries([told.pk])[told.pk]
    is_behind = (newest.at, newest.seq) < (last.changed, last.number)
    return is_behind and midnight(flipped.status.changed_on) < last.changed


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
