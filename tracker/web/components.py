"""The gallery of components: every part of a page in every state, for those who build pages."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from tracker.models import Pledge
from tracker.rules.vocabulary import Confidence, Effect, Grade, LinkRelation, Standing, Timing

from . import specimens
from .figures import figures
from .page import Page

ROWS_SHOWN = 3
WORD_LISTS = (Grade, Timing, Standing, Confidence, Effect, LinkRelation)


class Components(Page):
    """Made from the vocabulary, so that a new word shows itself. Strangers find no such page."""

    is_determined = False
    template_name = "components/index.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEBUG and not request.user.is_staff:
            raise Http404
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pledges = Pledge.published.on(self.clock.day)
        return super().get_context_data(
            rows=list(pledges.for_listing().order_by("slug")[:ROWS_SHOWN]),
            figures=figures(pledges),
            **statuses(),
            **composed(),
            **kwargs,
        )


def statuses() -> dict[str, Any]:
    """Words as a page shows them, each in every state."""
    return {
        "sizes": ("", "large"),
        "labels": specimens.labels(),
        "timings": specimens.timings(),
        "standings_shown": specimens.standings(),
        "reviewed": specimens.reviewed(),
        "milestones": specimens.milestones(),
        "vocabularies": [list(each) for each in WORD_LISTS],
    }


def composed() -> dict[str, Any]:
    """Parts made of several words."""
    verdict = specimens.verdict()
    return {
        "obligors_shown": list(specimens.obligors()),
        "verdict": verdict,
        "voices": specimens.voices(),
        "report": specimens.report(),
        "standings": {"pledge": specimens.PLAIN},
        "review": specimens.review(),
        "untranslated": specimens.party("A name without a translation"),
    }
