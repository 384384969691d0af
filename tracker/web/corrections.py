"""Corrections: every public change of what was already public, with the old value (METHOD 30)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from tracker.filters import BadParameter
from tracker.filters.frame import page as page_number
from tracker.filters.query_string import PAGE, replaced, single
from tracker.models import LogEntry
from tracker.models.public_log import log_entries
from tracker.rules.vocabulary import CORRECTING, LogVerb

from .amendments import amendments
from .log_lines import lines
from .page import Page
from .paging import page_of

CHANGE = "change"
# A batch with more changes than this stands as one: an import, or one that was taken back.
TOLD_APART = 50


@dataclass(frozen=True, slots=True)
class SortOfChange:
    """One sort of change, how many there were, and the query string that shows only these."""

    verb: LogVerb
    count: int
    query: str
    is_chosen: bool


class Corrections(Page):
    """Newest first, in pages; all of them or those of one sort."""

    template_name = "corrections.html"
    parameters = (CHANGE, PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = sort_of_change(single(self.request.GET, CHANGE))
        entries = log_entries().filter(verb__in=[chosen] if chosen else CORRECTING)
        batches = large_batches(entries)
        page = page_of(told_once(entries, batches), page_number(self.request.GET))
        shown = list(page.object_list)
        alike = [batches[each.batch] - 1 if each.batch in batches else 0 for each in shown]
        return super().get_context_data(
            page=page,
            found=entries.count(),
            chosen=chosen,
            sorts=list(sorts(self.request.GET, chosen)),
            amendments=zip(amendments(shown), lines(shown), alike, strict=True),
            verbs=CORRECTING,
            **kwargs,
        )


def large_batches(entries: QuerySet[LogEntry]) -> dict[str, int]:
    """Batches whose changes are too many to be told apart, and how many each has."""
    counted = entries.order_by().values_list("batch").annotate(changes=Count("seq"))
    return dict(counted.filter(changes__gt=TOLD_APART))


def told_once(entries: QuerySet[LogEntry], batches: Iterable[str]) -> QuerySet[LogEntry]:
    """Of each of these batches only its newest change stands, for all of them."""
    inside = Q(batch__in=list(batches))
    newest = entries.filter(inside).order_by().values("batch").annotate(newest=Max("seq"))
    return entries.filter(~inside | Q(seq__in=list(newest.values_list("newest", flat=True))))


def sort_of_change(text: str) -> LogVerb | None:
    """The sort of change that is asked for; None for all; BadParameter for anything else."""
    if not text:
        return None
    if text not in CORRECTING:
        raise BadParameter(CHANGE, _("must be one of %(words)s") % {"words": ", ".join(CORRECTING)})
    return LogVerb(text)


def sorts(params: QueryDict, chosen: LogVerb | None) -> Iterator[SortOfChange]:
    """The sorts of change that occur, in the order in which they are explained."""
    rows = log_entries().filter(verb__in=CORRECTING).order_by().values_list("verb")
    counts = dict(rows.annotate(entries=Count("seq")))
    for verb in CORRECTING:
        if count := counts.get(verb.value, 0):
            yield SortOfChange(verb, count, replaced(params, CHANGE, verb.value), verb is chosen)
