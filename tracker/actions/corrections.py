"""Corrections: a new version of published content, with its kind and reason.

What may change is said in `rules.corrections`. A substantive correction or withdrawal of an update
publicly opens review of every current verdict that cites it (METHOD 30).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q

from tracker.models import Actor, Assessment, FulfilmentTest, PledgeVersion, UpdateVersion
from tracker.models.base import Content
from tracker.models.bodies import content_of
from tracker.rules import corrections
from tracker.rules.edtf_words import words
from tracker.rules.schema import NOUNS
from tracker.rules.vocabulary import Assessment as AssessmentWord
from tracker.rules.vocabulary import Change

from .drafting import draft
from .log import Pen, recording
from .publication import publish_with, refresh, touched
from .refusal import Fault, refuse
from .successors import successor

_REOPENS = frozenset({Change.SUBSTANTIVE, Change.WITHDRAWAL})


@transaction.atomic
def draft_correction(
    row: Content,
    *,
    changes: Mapping[str, Any],
    change: Change,
    reason: str,
    by: User | None = None,
) -> Content:
    """Save the next version of published content as a draft."""
    content = content_of(row) | dict(changes)
    content |= {"version": row.version + 1, "change": change.value, "change_reason": reason}
    refuse(_faults(row, content))
    if row.noun == "update":
        # Bearings belong to the update, not to one version of its text.
        content["bearings"] = []
    version: Content
    (version,) = draft(row.noun, [content], by=by)
    return version


@transaction.atomic
def withdraw(row: Content, *, reason: str, by: Actor) -> Content:
    """Withdraw content: its page stays readable with the reason, nothing counts it any more."""
    version = draft_correction(row, changes={}, change=Change.WITHDRAWAL, reason=reason, by=by.user)
    with recording(by=by) as pen:
        before = touched([version])
        publish_with(pen, [version], in_one_step=True)
        opened = open_reviews(pen, [version])
        refresh(before | touched([version, *opened]))
    return version


def open_reviews(pen: Pen, versions: Sequence[Content]) -> list[Assessment]:
    """Put under review what rests on these versions, just published; returns the reviews."""
    opened: list[Assessment] = []
    for version in versions:
        if isinstance(version, UpdateVersion) and version.change in _REOPENS:
            opened += review_with(pen, resting_on(version), **_why_reviewed(version))
    return opened


def _why_reviewed(version: UpdateVersion) -> dict[str, str]:
    """The public reason of a review, in both languages; what the analyst wrote stays as it is."""
    gone, why = version.change == Change.WITHDRAWAL, version.change_reason
    english, chinese = words(version.date), words(version.date, "zh-hans")
    return {
        "reason": f"An update that it rests on ({english}) was"
        f" {'withdrawn' if gone else 'corrected'}: {why}",
        "reason_zh": f"所依据的进展（{chinese}）已{'撤回' if gone else '更正'}：{why}",
    }


def reopened_by(version: Content) -> list[Assessment]:
    """The verdicts that publishing this drafted version would put under review."""
    return resting_on(version) if version.change in _REOPENS else []


def resting_on(row: Content) -> list[Assessment]:
    """The current verdicts that cite an update and are not under review already.

    Verdicts on a pledge that is withdrawn from the record say nothing any more.
    """
    if not isinstance(row, UpdateVersion):
        return []
    reviewed = Assessment.objects.public().filter(
        Q(obligation=OuterRef("obligation")) | Q(obligation=None),
        assessment=AssessmentWord.UNDER_REVIEW,
        pledge=OuterRef("pledge"),
        as_of=OuterRef("as_of"),
        number__gt=OuterRef("number"),
    )
    verdicts = Assessment.objects.public().filter(
        evidence=row.update, assessment=AssessmentWord.ASSESSED, pledge__withdrawn=False
    )
    return list(
        verdicts.exclude(Exists(reviewed))
        .select_related("pledge__current", "obligation__party")
        .order_by("pledge__slug", "number")
    )


def review_with(
    pen: Pen, verdicts: Sequence[Assessment], *, reason: str, reason_zh: str = ""
) -> list[Assessment]:
    """Publish an act of review beside each verdict, dated as the verdict that it puts in doubt.

    So the days for which the verdict speaks read "under review" until the next verdict, or until
    a new one of the same day answers it.
    """
    if not verdicts:
        return []
    taken: dict[int, int] = {}
    contents = []
    for verdict in verdicts:
        number = taken.get(verdict.pledge_id) or _last_number(verdict)
        taken[verdict.pledge_id] = number + 1
        contents.append(_review(verdict, number + 1, reason, reason_zh))
    rows = draft("assessment", contents, by=pen.by.user)
    publish_with(pen, rows, in_one_step=True)
    return rows


def _last_number(verdict: Assessment) -> int:
    newest = Assessment.objects.filter(pledge=verdict.pledge).aggregate(number=Max("number"))
    return int(newest["number"])


def _review(verdict: Assessment, number: int, reason: str, reason_zh: str) -> dict[str, Any]:
    return content_of(verdict) | {
        "number": number,
        "version": 1,
        "change": Change.PUBLICATION.value,
        "change_reason": reason,
        "assessment": AssessmentWord.UNDER_REVIEW.value,
        "delivery": "",
        "confidence": "",
        "reason_en": reason,
        "reason_zh": reason_zh,
        "non_delivery_reason": "",
    }


def _faults(row: Content, after: Mapping[str, Any]) -> Iterator[Fault]:
    subject = f"{row.noun} {row.public_id}"
    if not row.is_current:
        yield Fault(subject, "version", "only the current published version can be corrected")
        return
    before = content_of(row)
    if strangers := sorted(after.keys() - before.keys()):
        yield from (Fault(subject, name, "unknown field") for name in strangers)
        return
    for breach in corrections.breaches(NOUNS[row.noun], before, after):
        yield Fault(subject, breach.field, breach.message, breach.rule)
    if after["change"] == Change.WITHDRAWAL and _is_locked(row):
        yield Fault(subject, "change", "verdicts rest on this test: change it instead", 8)
    if isinstance(row, PledgeVersion) and (leads_to := successor(row.pledge.slug)):
        yield Fault(subject, "change", f"its address leads to {leads_to!r}: add a new pledge")


def _is_locked(row: Content) -> bool:
    """Whether a verdict that still stands was given under this fulfilment test."""
    if not isinstance(row, FulfilmentTest):
        return False
    verdicts = Assessment.objects.public().filter(pledge=row.pledge)
    return bool(verdicts.filter(assessment=AssessmentWord.ASSESSED).exists())
