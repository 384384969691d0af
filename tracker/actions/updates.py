"""Status updates and searches: recorded as drafts; bearings added to published ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from tracker.models import Actor, Bearing, Obligation, Pledge, StatusUpdate, UpdateVersion
from tracker.models.bodies import content_of
from tracker.rules.vocabulary import Effect, LogVerb, UpdateKind

from .drafting import draft
from .log import Line, recording
from .own_work import check_own_work, reason_said
from .prepare import bearing_faults
from .publication import refresh
from .refusal import Fault, refuse


def record(content: Mapping[str, Any], *, by: User | None = None) -> UpdateVersion:
    """Draft a dated fact or a party's published position."""
    row: UpdateVersion
    (row,) = draft("update", [content], by=by)
    return row


def log_search(content: Mapping[str, Any], *, by: User | None = None) -> UpdateVersion:
    """Draft a search: where it looked, and whether every source of the test was read in full."""
    return record({**content, "kind": UpdateKind.SEARCH.value}, by=by)


def add_bearing(
    update: StatusUpdate,
    *,
    pledge: Pledge,
    effect: Effect,
    reason: str,
    by: Actor,
    obligation: Obligation | None = None,
) -> Bearing:
    """Note, with a log entry, that a published update also bears on a pledge.

    It may change the pledge's standing at once, so nobody does it to an update of their own.
    """
    bearing = Bearing(update=update, pledge=pledge, obligation=obligation, effect=effect)
    refuse(_bearing_faults(bearing, reason))
    with recording(by=by) as pen:
        own = check_own_work(list(update.versions.all()), by=by)
        line = Line(
            LogVerb.BEAR,
            "bearing",
            bearing.public_id,
            content_of(bearing),
            reason_said(reason, is_own=bool(own)),
            frozenset({pledge.pk}),
        )
        (bearing.entry,) = pen.write([line])
        bearing.save()
        refresh([pledge.pk])
    return bearing


def _bearing_faults(bearing: Bearing, reason: str) -> list[Fault]:
    update, pledge = bearing.update, bearing.pledge
    subject = f"update {update.slug}"
    if update.current is None or update.withdrawn:
        return [Fault(subject, "update", "is not published")]
    if pledge.current is None or pledge.withdrawn:
        return [Fault(subject, "pledge", f"{pledge.slug!r} is not published")]
    if bearing.obligation and bearing.obligation.pledge_id != pledge.pk:
        return [Fault(subject, "obligor", f"is not an obligor of {pledge.slug!r}")]
    if not reason.strip():
        return [Fault(subject, "reason", "a bearing is added with a public reason")]
    same = Bearing.objects.filter(
        update=update, pledge=pledge, obligation=bearing.obligation, effect=bearing.effect
    )
    if same.exists():
        return [Fault(subject, "effect", f"is already noted on {pledge.slug!r}")]
    return list(bearing_faults([bearing], {update.pk: update.current}))
