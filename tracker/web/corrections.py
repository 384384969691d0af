"""Corrections: every public change of what was already public, with the old value (METHOD 30)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import QueryDict
from django.utils.translation import gettext as _

from tracker.filters import BadParameter
from tracker.filters.frame import page as page_number
from tracker.filters.query_string import PAGE, replaced, single
from tracker.models.public_log import log_entries
from tracker.rules.vocabulary import CORRECTING, LogVerb

from .amendments import amendments
from .log_lines import lines
from .page import Page
from .paging import page_of

CHANGE = "change"


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
        page = page_of(entries, page_number(self.request.GET))
        shown = list(page.object_list)
        return super().get_context_data(
            page=page,
            chosen=chosen,
            sorts=list(sorts(self.request.GET, chosen)),
            amendments=zip(amendments(shown), lines(shown), strict=True),
            verbs=CORRECTING,
            **kwargs,
        )


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
