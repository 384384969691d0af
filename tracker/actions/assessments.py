"""Assessments: verdicts drafted, and reviews opened, by people (METHOD 32)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max

from tracker.models import Actor, Assessment, Bearing, StatusUpdate
from tracker.rules.vocabulary import Assessment as AssessmentWord
from tracker.rules.vocabulary import Change

from . import desk
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


@transaction.atomic
def reassess(
    update: StatusUpdate,
    content: Mapping[str, Any],
    *,
    keeps_evidence: bool,
    author: User,
    by: User,
) -> Assessment:
    """Draft the next verdict on a pledge because of an update, which it cites.

    `keeps_evidence` lets it rest on what the last verdict rests on too. `author` is the author of
    the update, with which the verdict goes through the desk; `by` another who adds it has edited
    the author's work.
    """
    pledge, obligor = content["pledge"], content["obligor"]
    if not Bearing.objects.filter(update=update, pledge__slug=pledge).exists():
        message = f"the update does not bear on {pledge!r}: add that first"
        refuse([Fault(f"assessment {pledge}", "pledge", message)])
    kept = _evidence_of_last(pledge, obligor) if keeps_evidence else set()
    row = assess(
        {
            "number": _next_number(pledge),
            "version": 1,
            "change": Change.PUBLICATION.value,
            "change_reason": "",
            "evidence": sorted({update.slug} | kept),
            **content,
        },
        by=author,
    )
    return row if author == by else cast("Assessment", desk.edit(row, changes={}, by=by))


def _next_number(pledge: str) -> int:
    rows = Assessment.objects.filter(pledge__slug=pledge)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _evidence_of_last(pledge: str, obligor: str | None) -> set[str]:
    """The updates that the last verdict rests on and that are still in the record."""
    verdicts = Assessment.objects.public().filter(
        pledge__slug=pledge,
        obligation__party__slug=obligor,
        assessment=AssessmentWord.ASSESSED,
    )
    last = verdicts.order_by("as_of", "number").last()
    cited = last.evidence.filter(withdrawn=False) if last else StatusUpdate.objects.none()
    return set(cited.values_list("slug", flat=True))


def open_review(verdict: Assessment, *, reason: str, by: Actor) -> Assessment:
    """Publicly put a current verdict under review; it stays beside the label until the next one."""
    refuse(_faults(verdict, reason))
    with recording(by=by) as pen:
        (review,) = review_with(pen, [verdict], reason=reason)
        refresh(touched([review]))
    return review


def _faults(verdict: Assessment, reason: str) -> list[Fault]:
    subject, found = f"assessment {verdict.public_id}", []
    withdrawn = verdict.change == Change.WITHDRAWAL
    if not verdict.is_current or withdrawn or verdict.assessment != AssessmentWord.ASSESSED:
        found.append(Fault(subject, "assessment", "only a published verdict can be reviewed"))
    if not reason.strip():
        found.append(Fault(subject, "reason", "a review needs a public reason", rule=6))
    return found
