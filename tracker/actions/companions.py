"""What is drafted together with a row that is not public yet, and goes through the desk with it.

With an update: the verdicts that cite it. With a pledge: its fulfilment test and its links. They
are submitted, recalled and sent back together. A companion has the same author and is as far on
its way; what somebody else drafts beside the row is not drawn along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from tracker.models import Assessment, FulfilmentTest, PledgeLink, PledgeVersion, UpdateVersion
from tracker.models.base import Content
from tracker.rules.vocabulary import DeskVerb

from . import desk
from .refusal import Fault, refuse


def companions_of(row: Content) -> list[Content]:
    """The rows that go with one that is not public yet; none with other rows."""
    if row.version > 1 or row.is_published:
        return []
    alike = {"state": row.state, "version": 1, "drafted_by": row.drafted_by}
    if isinstance(row, UpdateVersion):
        found = Assessment.objects.drafts().filter(evidence=row.update, **alike)
        related = ("pledge__current", "obligation__party", "drafted_by")
        return list(found.select_related(*related).order_by("pledge__slug", "number"))
    return _parts(row, alike) if isinstance(row, PledgeVersion) else []


def _parts(row: PledgeVersion, alike: Mapping[str, Any]) -> list[Content]:
    """The fulfilment test of a new pledge, and its links to others."""
    tests = FulfilmentTest.objects.drafts().filter(pledge=row.pledge, **alike)
    either = Q(later=row.pledge) | Q(earlier=row.pledge)
    links = PledgeLink.objects.drafts().filter(either, **alike)
    ordered = links.order_by("later__slug", "earlier__slug", "relation")
    return [
        *tests.select_related("pledge", "drafted_by"),
        *ordered.select_related("later__current", "earlier__current", "drafted_by"),
    ]


@transaction.atomic
def submit(row: Content, *, by: User) -> Content:
    """Hand a draft in for review, with what was drafted with it."""
    for each in [row, *companions_of(row)]:
        desk.submit(each, by=by)
    return row


@transaction.atomic
def recall(row: Content, *, by: User) -> Content:
    """Take a submission back, with what was submitted with it."""
    for each in [row, *companions_of(row)]:
        desk.recall(each, by=by)
    return row


@transaction.atomic
def send_back(row: Content, *, comment: str, by: User) -> Content:
    """Return a submission to its author, with what was submitted with it."""
    for each in [row, *companions_of(row)]:
        desk.send_back(each, comment=comment, by=by)
    return row


@transaction.atomic
def discard(row: Content, *, by: User) -> None:
    """Throw a draft away, with what was drafted with it, unless other verdicts cite it too."""
    own = companions_of(row)
    refuse(_citing(row, own))
    for each in [*own, row]:
        desk.discard(each, by=by)


@transaction.atomic
def take_out(row: Content, part: Content, *, by: User) -> None:
    """Throw one of the companions away: that is an edit of the row it went with."""
    desk.discard(part, by=by)
    desk.note(row, DeskVerb.DRAFT, by, f"without {part.noun} {part.public_id}")


def _citing(row: Content, own: Sequence[Content]) -> list[Fault]:
    if not isinstance(row, UpdateVersion) or row.version > 1:
        return []
    others = Assessment.objects.filter(evidence=row.update)
    subject = f"{row.noun} {row.public_id}"
    return [
        Fault(subject, "id", f"assessment {each.public_id} cites it")
        for each in others.exclude(pk__in=[each.pk for each in own]).select_related("pledge")
    ]
