"""A pledge of an institute's collection with its scores, and the average published of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tracker.models import Pledge

from .rows import publish

# Who is scored by the institute, and how; None where it did not score.
SCORES: Mapping[str, str | None] = {"china": "1", "united-states": "0", "japan": None}


def scored_pledge(
    slug: str,
    scores: Mapping[str, str | None] = SCORES,
    average: str = "",
    **changes: Any,
) -> Pledge:
    """Published with one verdict for each obligor, and the average if one is given."""
    publish(
        "pledge",
        **{"collection": "institute-pledges", "obligors": sorted(scores), **changes, "id": slug},
    )
    for party, score in scores.items():
        publish(
            "external_verdict",
            id=f"{slug}-{party}",
            pledge=slug,
            obligor=party,
            value=score or "NA",
            score=score,
            batch="batch-1",
            licence="CC BY-NC 4.0",
        )
    if average:
        publish_average(slug, average)
    found: Pledge = Pledge.objects.get(slug=slug)
    return found


def publish_average(pledge: str, value: str, score: str = "0") -> None:
    """An average as the institute published it; `score` is the number that it stands for."""
    publish(
        "external_verdict",
        id=f"{pledge}-average",
        pledge=pledge,
        figure="average",
        value=value,
        score=score,
        batch="batch-1",
        licence="CC BY-NC 4.0",
    )
