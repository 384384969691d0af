"""Links of the record that are no longer there, and that no archive is known to keep."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from django.contrib.auth.models import User
from django.utils.text import Truncator

from tracker.models import LinkCheck
from tracker.rules.edtf_words import short_day
from tracker.rules.vocabulary import LinkState

from .lists import CHARACTERS, SHOWN, Item, Link, WorkList, page

TITLE = "Dead links without an archived copy"
EMPTY = "No link is dead, or each source that has one names an archived copy."


def link_list(person: User) -> Iterator[WorkList]:
    """Their sources, the longest dead first, for whoever may read sources."""
    if not person.has_perm("tracker.view_source"):
        return
    dead = LinkCheck.objects.dead().filter(source__archived_url="")
    number = dead.count()
    items = (
        [
            _item(check)
            for check in dead.select_related("source").order_by("failing_since", "pk")[:SHOWN]
        ]
        if number
        else []
    )
    words = "1 source" if number == 1 else f"{number:,} sources"
    way = Link(words, page("source", "changelist", link=LinkState.DEAD.value, archived="no"))
    yield WorkList("links", TITLE, EMPTY, number, items, [way] if number else [])


def _item(check: LinkCheck) -> Item:
    source = check.source
    told = f"status {check.status}" if check.status else check.fault
    # The database sees to it that a link that fails has a day on which that began.
    since = short_day(cast(date, check.failing_since))
    return Item(
        Truncator(source.title).chars(CHARACTERS),
        page("source", "change", source.pk),
        f"{told} · since {since} · checked {short_day(check.checked_on)}",
        also=[Link("Open it", check.address)],
    )
