"""Corrections: every public change of what was already public, with the old value (METHOD 30)."""

from __future__ import annotations

from typing import Any

from tracker.filters.frame import page as page_number
from tracker.filters.query_string import PAGE
from tracker.models.public_log import log_entries

from .amendments import CORRECTING, amendments
from .page import Page
from .paging import page_of


class Corrections(Page):
    """Newest first, in pages."""

    template_name = "corrections.html"
    parameters = (PAGE,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = log_entries().filter(verb__in=CORRECTING)
        page = page_of(entries, page_number(self.request.GET))
        return super().get_context_data(
            page=page, amendments=amendments(list(page.object_list)), verbs=CORRECTING, **kwargs
        )
