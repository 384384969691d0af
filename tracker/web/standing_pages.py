"""What the site is, how to get the record, and what the log proves."""

from __future__ import annotations

from typing import Any

from tracker.filters.ordering import by_slug, by_text
from tracker.models import (
    Assessment,
    Dialogue,
    ExcludedStatement,
    Indicator,
    Mechanism,
    Party,
    Pledge,
    Source,
    StatusUpdate,
)
from tracker.rules.vocabulary import Origin, UpdateKind

from .figures import figures
from .page import Page


class About(Page):
    """What the record is, how it was selected and how far it reaches, in figures of today."""

    template_name = "about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pledges = Pledge.published.on(self.clock.day)
        updates = StatusUpdate.published.listed()
        return super().get_context_data(
            figures=figures(pledges),
            from_seeds=pledges.filter(current__origin=Origin.SEED).count(),
            excluded=ExcludedStatement.published.count(),
            parties=Party.published.count(),
            mechanisms=Mechanism.published.count(),
            dialogues=Dialogue.published.listed().count(),
            sources=Source.published.count(),
            updates=updates.count(),
            searches=updates.filter(current__kind=UpdateKind.SEARCH).count(),
            verdicts=Assessment.published.filter(pledge__withdrawn=False).count(),
            **kwargs,
        )


class Data(Page):
    """Every way to get at the record, with its licence."""

    template_name = "data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        indicators = Indicator.published.order_by(by_text("name_en"), by_slug())
        return super().get_context_data(indicators=indicators, **kwargs)


class Trust(Page):
    """What the public log proves, and what it does not."""

    template_name = "trust.html"
