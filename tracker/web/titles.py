"""What the pages of the record are called: the titles of many of them in one query per noun."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from django.db.models import QuerySet

from tracker.filters.fields import in_language
from tracker.models import (
    Collection,
    Dialogue,
    Indicator,
    Mechanism,
    Party,
    Pledge,
    Source,
    StatusUpdate,
    Topic,
)

# A page of the record: the name of its address pattern, and its slug.
Named = tuple[str, str]


_ROWS: Mapping[str, tuple[Callable[[], QuerySet], str]] = {
    "pledge": (lambda: Pledge.published_anywhere.select_related("current"), "title"),
    "dialogue": (lambda: Dialogue.published.select_related("current"), "name"),
    "update": (lambda: StatusUpdate.published.select_related("current"), "fact"),
    "collection": (Collection.published.all, "name"),
    "mechanism": (Mechanism.published.all, "name"),
    "party": (Party.published.all, "name"),
    "topic": (Topic.published.all, "name"),
    "indicator": (Indicator.published.all, "name"),
    "source": (Source.published.all, ""),
}


def titles(pages: Iterable[Named]) -> dict[Named, str]:
    """The title of each page in the page's language; those of nothing public are left out."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for noun, slug in pages:
        wanted[noun].add(slug)
    found: dict[Named, str] = {}
    for noun, slugs in wanted.items():
        if noun not in _ROWS:
            continue
        rows, field = _ROWS[noun]
        for row in rows().filter(slug__in=slugs):
            content = getattr(row, "current", row)
            found[noun, row.slug] = in_language(content, field) if field else content.title
    return found
