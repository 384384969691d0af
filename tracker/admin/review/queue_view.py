"""The page of all that waits for review: several nouns at once, published all or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from tracker.actions import log
from tracker.actions.own_work import key_of, may_publish_own, own_work
from tracker.actions.refusal import Refused
from tracker.admin.forms.choosing import in_short
from tracker.admin.forms.fields import is_key
from tracker.admin.people.permissions import signed_in
from tracker.admin.saving.publishing import publish
from tracker.admin.saving.refusing import of_its_row, refusing
from tracker.admin.saving.seen import opened, signed
from tracker.models import DeskEvent
from tracker.models.base import Content
from tracker.models.bodies import CONTENT_MODELS
from tracker.rules.schema import NOUNS

from .queue import AT_ONCE, Queue, last_event, names_in, when_submitted
from .verbs import under_review

FAULTS_SHOWN = 20
SUBJECT = "review-queue"
STALE = "Something you chose was edited, sent back or submitted again since you opened this page."
TICKED = "row"


@dataclass(frozen=True, slots=True)
class Line:
    """A row that waits: what it is, whose, since when, and whether this person may publish it."""

    row: Content
    name: str
    address: str
    since: Any
    is_own: bool
    is_ticked: bool
    why_not: str = ""

    @property
    def text(self) -> str:
        """What the row is called."""
        return in_short(self.row)


def review_queue(request: HttpRequest) -> HttpResponse:
    """Read what waits; publish what is ticked, or everything that the filters leave."""
    user = signed_in(request)
    may = tuple(noun for noun in NOUNS if _may_publish(user, noun))
    if not may:
        raise PermissionDenied
    queue = _filtered(request, may)
    if request.method == "POST" and _publish(request, queue):
        return HttpResponseRedirect(request.get_full_path())
    return _page(request, queue, may)


def _may_publish(user: User, noun: str) -> bool:
    model = CONTENT_MODELS[noun]
    return issubclass(model, Content) and user.has_perm(f"tracker.publish_{model._meta.model_name}")


def _filtered(request: HttpRequest, may: Sequence[str]) -> Queue:
    noun, author = request.GET.get("noun", ""), request.GET.get("by", "")
    if (noun and noun not in may) or (author and not is_key(author)):
        raise BadRequest("no such filter")
    return Queue((noun,) if noun else tuple(may), int(author) if author else None)


def _publish(request: HttpRequest, queue: Queue) -> bool:
    """Publish the choice, or say why not; whether it was done."""
    try:
        with refusing(), transaction.atomic():
            # The log before the rows, as everywhere: two who wait for each other wait for ever.
            log.wait_for_turn()
            rows = _chosen(request, queue)
            done = publish(rows, by=signed_in(request)) if rows else None
    except Refused as refused:
        for fault in refused.faults[:FAULTS_SHOWN]:
            messages.error(request, of_its_row(fault))
        more = len(refused.faults) - FAULTS_SHOWN
        messages.error(request, f"Nothing was published.{f' {more} faults more.' * (more > 0)}")
        return False
    if done is None:
        return False
    messages.success(request, f"Published: {len(rows)}. {under_review(done.reviews)}".strip())
    return True


def _chosen(request: HttpRequest, queue: Queue) -> list[Content]:
    """The rows to publish, held; none, with the reason told, when the choice does not stand."""
    names = names_in(request.POST.getlist(TICKED))
    seen = opened(request.POST.get("seen", ""), SUBJECT)
    if names is None or seen is None:
        raise BadRequest("not what this page sends")
    if "whole" in request.POST:
        if sum(queue.counts().values()) > AT_ONCE:
            messages.error(request, f"Nothing was published: at most {AT_ONCE} at once.")
            return []
        names = queue.all_names()
    number = sum(map(len, names.values()))
    rows = queue.chosen(names)
    if not number:
        messages.error(request, "Nothing was published: tick what you have read.")
    elif len(rows) < number or last_event(names) > seen.content["event"]:
        messages.error(request, f"{STALE} Nothing was published.")
    else:
        return rows
    return []


def _page(request: HttpRequest, queue: Queue, may: Sequence[str]) -> HttpResponse:
    site: Any = admin.site
    newest = DeskEvent.objects.aggregate(newest=Max("pk"))["newest"] or 0
    counts = queue.counts()
    total = sum(counts.values())
    ticked = set(request.POST.getlist(TICKED))
    lines = _lines(queue.first_page(counts), signed_in(request), ticked)
    context = {
        **site.each_context(request),
        "title": "Waiting for review",
        "lines": lines,
        "counts": _named_counts(counts),
        "total": total,
        "is_cut": total > len(lines),
        "may_choose": total > len(lines) or not all(line.is_own for line in lines),
        "may_whole": total <= AT_ONCE,
        "at_once": AT_ONCE,
        "is_filtered": queue.author is not None or len(queue.nouns) < len(may),
        "seen": signed(SUBJECT, {"event": newest}),
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/tracker/queue.html", context)


def _named_counts(counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    plural = {noun: CONTENT_MODELS[noun]._meta.verbose_name_plural for noun in counts}
    return [(noun, str(plural[noun]), number) for noun, number in counts.items()]


def _lines(rows: Sequence[Content], user: User, ticked: set[str]) -> list[Line]:
    since = when_submitted(rows)
    own = frozenset() if may_publish_own() else own_work(rows, user=user.pk)
    return [
        Line(
            row=row,
            name=f"{row.noun}:{row.pk}",
            address=reverse(f"admin:tracker_{row._meta.model_name}_review", args=[row.pk]),
            since=since.get(key_of(row)),
            is_own=key_of(row) in own,
            why_not="yours" if row.drafted_by_id == user.pk else "you edited it",
            is_ticked=f"{row.noun}:{row.pk}" in ticked,
        )
        for row in rows
    ]
