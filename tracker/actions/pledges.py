"""Pledges: added, renamed, merged, split. Revised and withdrawn as any content (`corrections`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from tracker.models import Actor, Pledge, PledgeVersion, Redirect
from tracker.rules.shape import SLUG
from tracker.rules.vocabulary import Change, LogVerb

from .corrections import draft_correction
from .drafting import draft
from .log import Line, Pen, recording
from .publication import publish_with, refresh, touched
from .refusal import Fault, refuse
from .successors import successor


def add(content: Mapping[str, Any], *, by: User | None = None) -> PledgeVersion:
    """Draft a new pledge."""
    row: PledgeVersion
    (row,) = draft("pledge", [content], by=by)
    return row


def rename(pledge: Pledge, *, slug: str, reason: str, by: Actor) -> Pledge:
    """Give a public pledge a new address; the old one leads to it."""
    old = pledge.slug
    refuse(_slug_faults(pledge, slug, reason))
    with recording(by=by) as pen:
        line = Line(
            LogVerb.RENAME,
            "pledge",
            slug,
            {"from": old, "to": slug},
            reason,
            frozenset({pledge.pk}),
        )
        (entry,) = pen.write([line])
        pledge.slug = slug
        pledge.save(update_fields=["slug"])
        Redirect.objects.create(slug=old, pledge=pledge, entry=entry)
        refresh([pledge.pk])
    return pledge


def merge(pledge: Pledge, *, into: Pledge, reason: str, by: Actor) -> Pledge:
    """Withdraw a pledge that another entry already records; its address leads there."""
    return _replace(pledge, [into], LogVerb.MERGE, reason, by)


def split(pledge: Pledge, *, into: Sequence[Pledge], reason: str, by: Actor) -> Pledge:
    """Withdraw a pledge that holds several; its address leads to each of them."""
    return _replace(pledge, into, LogVerb.SPLIT, reason, by)


@transaction.atomic
def _replace(
    pledge: Pledge, into: Sequence[Pledge], verb: LogVerb, reason: str, by: Actor
) -> Pledge:
    refuse(_replacement_faults(pledge, into, verb))
    assert pledge.current is not None  # noqa: S101  (refused above)
    version = draft_correction(
        pledge.current, changes={}, change=Change.WITHDRAWAL, reason=reason, by=by.user
    )
    with recording(by=by) as pen:
        publish_with(pen, [version], in_one_step=True)
        _redirect(pen, pledge, into, verb, reason)
        refresh({pledge.pk} | touched([version]) | {each.pk for each in into})
    pledge.refresh_from_db()
    return pledge


def _redirect(pen: Pen, pledge: Pledge, into: Sequence[Pledge], verb: LogVerb, reason: str) -> None:
    content = {"from": pledge.slug, "to": sorted(each.slug for each in into)}
    pledges = frozenset({pledge.pk, *(each.pk for each in into)})
    (entry,) = pen.write([Line(verb, "pledge", pledge.slug, content, reason, pledges)])
    Redirect.objects.bulk_create(
        [Redirect(slug=pledge.slug, pledge=each, entry=entry) for each in into]
    )


def _slug_faults(pledge: Pledge, slug: str, reason: str) -> list[Fault]:
    subject, found = f"pledge {pledge.slug}", []
    if pledge.current_id is None:
        found.append(Fault(subject, "slug", "a draft is simply given another id"))
    if leads_to := successor(pledge.slug):
        found.append(Fault(subject, "slug", f"its address leads to {leads_to!r}"))
    if not SLUG.fullmatch(slug) or len(slug) > 60:
        found.append(Fault(subject, "slug", "must be lower-case letters, digits and hyphens"))
    if Pledge.objects.filter(slug=slug).exists() or Redirect.objects.filter(slug=slug).exists():
        found.append(Fault(subject, "slug", f"{slug!r} is or was another pledge's address"))
    if not reason.strip():
        found.append(Fault(subject, "reason", "a rename needs a public reason", rule=30))
    return found


def _replacement_faults(pledge: Pledge, into: Sequence[Pledge], verb: LogVerb) -> list[Fault]:
    subject, found = f"pledge {pledge.slug}", []
    if pledge.current_id is None or pledge.withdrawn:
        found.append(Fault(subject, "pledge", "only a published pledge can be merged or split"))
    if verb == LogVerb.SPLIT and len({each.pk for each in into}) < 2:
        found.append(Fault(subject, "into", "a split leads to two pledges or more"))
    for each in into:
        if each.pk == pledge.pk:
            found.append(Fault(subject, "into", "a pledge cannot replace itself"))
        elif each.current_id is None or each.withdrawn:
            found.append(Fault(subject, "into", f"{each.slug!r} is not published"))
    return found
