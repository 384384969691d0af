"""Assessments: verdicts drafted, and reviews opened, by people (METHOD 32)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from tracker.models import Actor, Assessment
from tracker.rules.vocabulary import Assessment as AssessmentWord

from .corrections import review_with
from .drafting import draft
from .log import recording
from .publication import refresh, touched
from .refusal import Fault, refuse


def assess(content: Mapping[str, Any], *, by: User | None = None) -> Assessment:
    """Draft a dated verdict that cites the updates it rests on."""
    row: Assessment
    (row,) = draft("assessment", [content], by=by)
    return row


def open_review(verdict: Assessment, *, reason: str, by: Actor) -> Assessment:
    """Publicly put a current verdict under review; it stays beside the label until the next one."""
    refuse(_faults(verdict, reason))
    with recording(by=by) as pen:
        (review,) = review_with(pen, [verdict], reason=reason)
        refresh(touched([review]))
    return review


def _faults(verdict: Assessment, reason: str) -> list[Fault]:
    subject, found = f"assessment {verdict.public_id}", []
    if not verdict.is_current or verdict.assessment != AssessmentWord.ASSESSED:
        found.append(Fault(subject, "assessment", "only a published verdict can be reviewed"))
    if not reason.strip():
        found.append(Fault(subject, "reason", "a review needs a public reason", rule=6))
    return found
