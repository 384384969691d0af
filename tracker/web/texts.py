"""The texts that word pledges."""

from __future__ import annotations

from typing import Any

from tracker.filters.clock import Clock
from tracker.filters.ordering import by_slug, oldest_first
from tracker.filters.subquery import inside
from tracker.models import Source, Wording


def texts(clock: Clock, **of: Any) -> list[Source]:
    """The sources that word pledges of ours: `texts(clock, pledge__current__dialogue=dialogue)`.

    Of an earlier day, those that had been published.
    """
    wordings = Wording.published.filter(pledge__withdrawn=False, pledge__collection=None, **of)
    known = Source.published.filter(clock.knows("published_latest"))
    named = inside(wordings, "source")
    found = known.filter(pk__in=named).select_related("side", "link_check")
    return list(found.order_by(oldest_first("published_latest"), by_slug()))
