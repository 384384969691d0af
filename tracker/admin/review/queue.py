"""What waits for review, of every noun: read by the page, chosen by name, published at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Max, Q, QuerySet, Value

from tracker.admin.forms.fields import is_key
from tracker.models import DeskEvent
from tracker.models.base import Content
from tracker.models.bodies import CONTENT_MODELS
from tracker.rules.schema import NOUNS
from tracker.rules.vocabulary import PublicationState

ROWS_ON_A_PAGE = 100
AT_ONCE = 2_000
KEYS_AT_ONCE = 500
# Beside each row stands what it belongs to; read with it, not after it.
_BESIDE = {
    "wording": ("pledge", "source"),
    "fulfilment_test": ("pledge",),
    "pledge_link": ("later", "earlier"),
    "update": ("update",),
    "dialogue": ("dialogue",),
    "pledge": ("pledge",),
    "assessment": ("pledge",),
    "milestone": ("pledge",),
    "indicator_point": ("indicator",),
}

Names = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Queue:
    """Submitted rows of the nouns a person may publish, of one author if one is named."""

    nouns: tuple[str, ...]
    author: int | None = None

    def counts(self) -> dict[str, int]:
        """How many wait, by noun, in the order in which they are published; in one query."""
        parts = [
            self._of(noun)
            .order_by()
            .annotate(of=Value(noun))
            .values("of")
            .annotate(number=Count("pk"))
            .values_list("of", "number")
            for noun in self.nouns
        ]
        found = dict(parts[0].union(*parts[1:], all=True)) if parts else {}
        return {noun: found[noun] for noun in self.nouns if found.get(noun)}

    def first_page(self, counts: Mapping[str, int]) -> list[Content]:
        """As many rows as a page holds, what others rest on first."""
        rows: list[Content] = []
        for noun in counts:
            left = ROWS_ON_A_PAGE - len(rows)
            rows += self._with_names(noun, self._of(noun))[:left] if left else []
        return rows

    def all_names(self) -> dict[str, list[int]]:
        """Every row that waits, by noun and key."""
        return {noun: list(self._of(noun).values_list("pk", flat=True)) for noun in self.nouns}

    def chosen(self, names: Names) -> list[Content]:
        """The rows of these names that still wait, held until the transaction ends."""
        return [row for noun in self.nouns for row in self._held(noun, names.get(noun, ()))]

    def _held(self, noun: str, keys: Sequence[int]) -> Iterator[Content]:
        model = CONTENT_MODELS[noun]
        for start in range(0, len(keys), KEYS_AT_ONCE):
            chunk = keys[start : start + KEYS_AT_ONCE]
            list(model.objects.select_for_update(no_key=True).filter(pk__in=chunk).values("pk"))
            yield from self._with_names(noun, self._of(noun).filter(pk__in=chunk))

    def _of(self, noun: str) -> QuerySet:
        rows = CONTENT_MODELS[noun].objects.filter(state=PublicationState.SUBMITTED)
        return rows.filter(drafted_by=self.author) if self.author is not None else rows

    def _with_names(self, noun: str, rows: QuerySet) -> QuerySet:
        return rows.select_related("drafted_by", *_BESIDE.get(noun, ())).order_by("pk")


def names_in(sent: Iterable[str]) -> dict[str, list[int]] | None:
    """Rows by noun and key, from what a form sent; None when one of them names no row."""
    names: dict[str, list[int]] = defaultdict(list)
    for each in sent:
        noun, _, key = each.partition(":")
        if noun not in NOUNS or not is_key(key):
            return None
        names[noun].append(int(key))
    return names


def last_event(names: Names) -> int:
    """The number of the newest event at the desk about any of these rows; 0 for none."""
    newest = 0
    for noun, keys in names.items():
        for start in range(0, len(keys), KEYS_AT_ONCE):
            about = Q(noun=noun, row__in=keys[start : start + KEYS_AT_ONCE])
            found = DeskEvent.objects.filter(about).aggregate(newest=Max("pk"))["newest"]
            newest = max(newest, found or 0)
    return newest


def when_submitted(rows: Sequence[Content]) -> dict[tuple[str, int], Any]:
    """When each of a page's rows came to wait, by noun and key; in one query."""
    keys: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        keys[row.noun].append(row.pk)
    if not keys:
        return {}
    about = reduce(or_, (Q(noun=noun, row__in=each) for noun, each in keys.items()))
    found = DeskEvent.objects.filter(about, verb="submit").values_list("noun", "row")
    return {(noun, int(key)): at for noun, key, at in found.annotate(at_=Max("at"))}
