"""The standing forums, and the page of one: its rounds and the pledges made at each."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.shortcuts import get_object_or_404

from tracker.filters.frame import AS_OF
from tracker.filters.frame import page as page_number
from tracker.filters.ordering import by_slug, by_text, oldest_first
from tracker.filters.query_string import PAGE
from tracker.models import DialogueVersion, Mechanism, Party, Pledge

from .figures import figures
from .life_span import knows_end, life_span
from .page import Page
from .paging import page_of
from .rounds import lineage, rounds
from .tally import NOTHING, tally

PER_PAGE = 100
MECHANISM = "current__dialogue__current__mechanism"


class MechanismList(Page):
    """All forums, each with its rounds and pledges in figures."""

    template_name = "mechanisms/list.html"
    parameters = (AS_OF, PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Mechanism.published.order_by(by_text("name_en"), by_slug())
        page = page_of(found, page_number(self.request.GET), PER_PAGE)
        tallies = tally(self.clock.day, MECHANISM)
        held = dict(
            DialogueVersion.published.filter(mechanism__in=[each.pk for each in page])
            .order_by()
            .values_list("mechanism")
            .annotate(rounds=Count("pk"))
        )
        rows = [
            (
                each,
                life_span(each, self.clock),
                held.get(each.pk, 0),
                tallies.get(each.pk, NOTHING),
            )
            for each in page
        ]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class MechanismDetail(Page):
    """One forum: who meets in it, since when, what came before and after, and every round."""

    template_name = "mechanisms/detail.html"
    parameters = (AS_OF,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mechanism: Mechanism = get_object_or_404(Mechanism.published, slug=kwargs["slug"])
        pledges = Pledge.published.on(self.clock.day).filter(**{MECHANISM: mechanism})
        listed = pledges.for_listing().order_by(oldest_first("current__made_latest"), by_slug())
        return super().get_context_data(
            mechanism=mechanism,
            members=Party.published.filter(mechanisms=mechanism).order_by(by_text("name_en")),
            life_span=life_span(mechanism, self.clock),
            knows_end=knows_end(mechanism, self.clock),
            lineage=lineage(mechanism, self.clock),
            rounds=rounds(mechanism, self.clock, listed),
            figures=figures(pledges),
            narrowed=f"mechanism={mechanism.slug}",
            **kwargs,
        )
