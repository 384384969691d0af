"""What the site is, how to get the record, and what the log proves."""

from __future__ import annotations

from typing import Any

from tracker.filters.ordering import by_slug, by_text
from tracker.filters.pledge_columns import COLUMNS
from tracker.models import (
    Assessment,
    Indicator,
    Party,
    Pledge,
    Source,
    StatusUpdate,
)
from tracker.models.reading import newest_checkpoint
from tracker.rules.vocabulary import Origin, UpdateKind

from .coverage import coverage
from .figures import figures
from .operator import operator
from .page import Page
from .proofs import proofs
from .reach import reach
from .releases import listed
from .structured_data import site
from .twins import listed_files

# What the page calls a release before there is one.
ANY_RELEASE = "followthrough-N"


class About(Page):
    """What the record is, how it was selected and how far it reaches, in figures of today."""

    template_name = "about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pledges = Pledge.published.on(self.clock.day)
        updates = StatusUpdate.published.listed()
        return super().get_context_data(
            figures=figures(pledges),
            from_seeds=pledges.filter(current__origin=Origin.SEED).count(),
            coverage=coverage(Source.published.order_by("slug")),
            reach=reach(pledges),
            operator=operator(),
            parties=Party.published.count(),
            updates=updates.count(),
            searches=updates.filter(current__kind=UpdateKind.SEARCH).count(),
            verdicts=Assessment.published.filter(pledge__withdrawn=False).count(),
            **kwargs,
        )


class Data(Page):
    """Every way to get at the record, with its licence."""

    # Releases come without a log entry.
    is_determined = False
    template_name = "data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        indicators = Indicator.published.order_by(by_text("name_en"), by_slug())
        head, releases = newest_checkpoint(), listed()
        newest = next((each for each in releases if each.redaction is None), None)
        return super().get_context_data(
            indicators=indicators,
            files=listed_files(),
            columns=COLUMNS,
            releases=releases,
            newest=newest,
            release_name=newest.release.name if newest else ANY_RELEASE,
            structured_data=[site.dataset(head, releases)],
            **kwargs,
        )


class Trust(Page):
    """What the public log proves and what it does not; what was tried, and what came of it."""

    # Proofs are run beside the record.
    is_determined = False
    template_name = "trust.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(proofs=proofs(), **kwargs)
