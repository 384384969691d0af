"""What is found while somebody at the desk types: rows by the words of what is public of them."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from django.db import connection
from django.db.models import F
from django.db.models.expressions import OrderBy

from tracker.models import SearchEntry
from tracker.models.search_entry import FOREVER, SearchEntryQuerySet, SearchNoun
from tracker.search import typed

# Nobody reads on so far; whoever wants a certain row types another word.
FOUND_AT_MOST = 1_000
# Of a frequent word enough is found among so many of the newest entries.
LOOKED_AT_FIRST = 50_000


def found_while_typing(noun: SearchNoun, text: str) -> list[int]:
    """The keys of the rows that hold every word, the newest first; the last may be unfinished."""
    asked = typed(text)
    if not asked.fts5:
        return []
    entries = SearchEntry.objects.filter(noun=noun, valid_to=FOREVER)
    matching = partial(entries.matching, fts5=asked.fts5, tsquery=asked.tsquery)
    last = SearchEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    found = _rows(matching(after=max(last - LOOKED_AT_FIRST, 0)))
    if len(found) == FOUND_AT_MOST or last <= LOOKED_AT_FIRST:
        return found
    return _rows(matching())


def titled_among(noun: SearchNoun, rows: Collection[int], text: str) -> list[int]:
    """Which of these rows hold every word in their titles."""
    asked = typed(text)
    entries = SearchEntry.objects.filter(noun=noun, row__in=rows, valid_to=FOREVER)
    titles = entries.values_list("row", "title_words")
    return [row for row, words in titles if asked.stands_in(words)]


def _rows(entries: SearchEntryQuerySet) -> list[int]:
    return list(entries.order_by(_newest()).values_list("row", flat=True)[:FOUND_AT_MOST])


def _newest() -> OrderBy:
    """The newest first, in words that let each database take its index of words.

    PostgreSQL would go through all entries from the newest on and read the words of each, in the
    hope of soon having found enough; so it is given an order that no index has.
    """
    key = F("pk")
    return (key + 0).desc() if connection.vendor == "postgresql" else key.desc()
