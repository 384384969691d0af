"""The texts that word pledges."""

from __future__ import annotations

from typing import Any

from tracker.filters.ordering import by_slug, oldest_first
from tracker.filters.subquery import inside
from tracker.models import Source, Wording


def texts(**of: Any) -> list[Source]:
    """The sources that word some pledges: `texts(pledge__current__dialogue=dialogue)`."""
    wordings = Wording.published.filter(pledge__withdrawn=False, **of)
    found = Source.published.filter(pk__in=inside(wordings, "source")).select_related("side")
    return list(found.order_by(oldest_first("published_latest"), by_slug()))
