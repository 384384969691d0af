"""The review page: what a row says or changes, on what evidence, and what the method says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst

from tracker.actions.corrections import reopened_by
from tracker.actions.own_work import may_publish_own
from tracker.actions.review import Examination
from tracker.models import (
    Assessment,
    DeskEvent,
    FulfilmentTest,
    Pledge,
    PledgeVersion,
    UpdateVersion,
)
from tracker.models.base import Content
from tracker.models.bodies import contents_of
from tracker.rules.vocabulary import DeskVerb

from .compared import compared
from .graded import of_update, of_verdict
from .reading import Reading, changed_since, read_with
from .recorded import recorded_content
from .verbs import PUBLISH, SEND_BACK

if TYPE_CHECKING:
    from .verb_views import VerbViews

EVENTS_AT_MOST = 20

Sent = Mapping[str, tuple[forms.Form, Reading]]


def review_of(
    screen: VerbViews, request: HttpRequest, row: Any, sent: Sent | None = None
) -> TemplateResponse:
    """The page of a row that is not public yet; `sent` are buttons that were refused."""
    request.current_app = screen.admin_site.name
    # A fresh one: whoever was told of a change has it before them now.
    examination, reading = Examination(row), read_with(row)
    context = {
        **screen.admin_site.each_context(request),
        "title": "Review",
        "subtitle": str(row),
        "opts": screen.opts,
        "original": row,
        "reading": reading,
        "companions": [_companion(each) for each in reading.beside],
        **_what_it_says(row, reading.now["row"], examination.before),
        **_what_speaks_for_it(row, examination),
        "about": _about(row, examination),
        **_buttons(screen, request, row, sent or {}),
    }
    return TemplateResponse(request, "admin/tracker/review.html", context)


@dataclass(frozen=True, slots=True)
class Companion:
    """A row that goes with another, with a line about it and the address of its own review."""

    address: str
    text: str


def _companion(row: Content) -> Companion:
    address = reverse(f"admin:tracker_{row._meta.model_name}_review", args=[row.pk])
    if isinstance(row, Assessment):
        who = row.obligor or "all who promised"
        return Companion(address, f"{row.pledge.current or row.pledge}: {_verdict(row)} · {who}")
    says = f"delivered if: {row.delivered_if_en}" if isinstance(row, FulfilmentTest) else row
    return Companion(address, f"{capfirst(str(row._meta.verbose_name))}: {says}")


def _verdict(row: Assessment) -> str:
    return f"{row.get_delivery_display() or row.get_assessment_display()} · {row.as_of}"


def last_return(row: Content) -> DeskEvent | None:
    """The comment a draft came back with, until it is handed in again."""
    events = DeskEvent.objects.filter(noun=row.noun, row=row.pk).exclude(verb=DeskVerb.DRAFT)
    last = events.select_related("user").first()
    return last if last is not None and last.verb == DeskVerb.RETURN else None


def _what_it_says(
    row: Content, content: Mapping[str, Any], before: Content | None
) -> dict[str, Any]:
    former = contents_of([before] if before else [])
    events = DeskEvent.objects.filter(noun=row.noun, row=row.pk).select_related("user")
    return {
        "recorded": recorded_content(row.noun, content),
        "before": before,
        "changes": compared(row.noun, former[0], content) if former else [],
        "events": events[:EVENTS_AT_MOST],
    }


def _about(row: Content, examination: Examination) -> PledgeVersion | None:
    """The pledge that a row belongs to, as it is public now; none for other rows."""
    if examination.world:
        return examination.world.versions.get(examination.row.pledge_id)
    pledge = getattr(row, "pledge", None)
    return pledge.current if isinstance(pledge, Pledge) and row.noun != Pledge.noun else None


def _what_speaks_for_it(row: Content, examination: Examination) -> dict[str, Any]:
    world = examination.world
    return {
        "answers": examination.answers,
        "obstacles": examination.obstacles,
        "cited": of_verdict(row, world) if world and isinstance(row, Assessment) else [],
        "test": world.tests.get(row.pledge_id) if world and isinstance(row, Assessment) else None,
        "sources": of_update(row) if isinstance(row, UpdateVersion) else [],
        "unpublished": examination.unpublished,
        "reopens": reopened_by(row),
    }


def _buttons(screen: VerbViews, request: HttpRequest, row: Content, sent: Sent) -> dict[str, Any]:
    """The forms of the buttons this person may press, with what was wrong with those sent."""
    is_editor = screen.has_publish_permission(request)
    is_own = is_editor and screen.is_own_work(request, row)
    may = {
        PUBLISH: is_editor and (may_publish_own() or not is_own),
        SEND_BACK: screen.may(request, SEND_BACK, row),
    }
    forms_of = {
        verb.name: sent[verb.name][0] if verb.name in sent else verb.asks()
        for verb in may
        if may[verb]
    }
    refused = [reading for _, reading in sent.values() if not reading.is_valid()]
    return {
        "publish": forms_of.get(PUBLISH.name),
        "send_back": forms_of.get(SEND_BACK.name),
        "is_own": is_own,
        "refused": refused,
        "since": [each for reading in refused for each in changed_since(row, reading)],
    }
