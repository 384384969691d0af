"""Ids that the desk makes of words where nobody typed one: short, readable, and free."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import count, islice

from django.utils.text import slugify

from tracker.actions.drafting import ids_in_use
from tracker.rules.schema import NOUNS

AT_MOST = 60
ASKED_AT_ONCE = 20


def free_id(noun: str, words: str, *, taken: Collection[str] = (), own: str = "") -> str:
    """An id of a noun that nothing has yet, from words; empty if they hold no Latin letter.

    Where the words alone are in use, a number follows: -2, -3. `taken` are ids that are about to
    be used, `own` is the one that the row itself has.
    """
    base = shortened(slugify(words), AT_MOST)
    if not base:
        return ""
    candidates, free = _numbered(base), ""
    while not free:
        some = list(islice(candidates, ASKED_AT_ONCE))
        used = {*taken, *ids_in_use(NOUNS[noun], some)} - {own}
        free = next((each for each in some if each not in used), "")
    return free


def shortened(slug: str, limit: int) -> str:
    """As many whole words of an id as there is room for; a single longer one is cut."""
    if len(slug) > limit:
        slug = slug[: limit + 1].rpartition("-")[0] or slug[:limit]
    return slug.strip("-")


def _numbered(base: str) -> Iterator[str]:
    yield base
    for number in count(2):
        ending = f"-{number}"
        yield f"{shortened(base, AT_MOST - len(ending))}{ending}"
