"""The review page: what a row says or changes, on what evidence, and what the method says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst

from tracker.actions.corrections import reopened_by, resting_on
from tracker.actions.own_work import key_of, may_publish_own, own_work
from tracker.actions.review import Examination
from tracker.admin.forms.choosing import called, in_short, promised
from tracker.admin.people.permissions import signed_in
from tracker.admin.saving.known_as import events_of
from tracker.admin.update.pledges_today import status_in_words
from tracker.models import (
    Assessment,
    DeskEvent,
    Dialogue,
    FulfilmentTest,
    Pledge,
    PledgeVersion,
    UpdateVersion,
)
from tracker.models.base import Content, Reference
from tracker.models.bodies import contents_of
from tracker.rules.corrections import A_FEW_WORDS, words_changed
from tracker.rules.schema import NOUNS
from tracker.rules.vocabulary import Change, DeskVerb

from .compared import compared
from .days import made_too_early
from .graded import of_update, of_verdict
from .names import Names, page_of
from .reading import Reading, changed_since, read_with
from .recorded import as_read, recorded_content
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
    examination, reading = Examination(row), _anew(row, sent or {})
    context = {
        **screen.admin_site.each_context(request),
        "title": "Review",
        "subtitle": in_short(row),
        "opts": screen.opts,
        "original": row,
        "reading": reading,
        "companions": [_companion(each) for each in reading.beside],
        **_what_speaks_for_it(row, examination),
        **_what_it_says(row, reading.now["row"], examination),
        "about": _about(row, examination),
        **_buttons(screen, request, row, sent or {}, examination.along),
    }
    return TemplateResponse(request, "admin/tracker/review.html", context)


def _anew(row: Content, sent: Sent) -> Reading:
    """A fresh reading: whoever was told of a change has it before them now."""
    was_sent = [reading for _, reading in sent.values()]
    return was_sent[0].unsent(row) if was_sent else read_with(row)


@dataclass(frozen=True, slots=True)
class Companion:
    """A row that goes with another: a line about it, its reason, the address of its own review."""

    address: str
    text: str
    reason: str = ""


def _companion(row: Content) -> Companion:
    address = reverse(f"admin:tracker_{row._meta.model_name}_review", args=[row.pk])
    if isinstance(row, Assessment):
        who = row.obligor or "all who promised"
        text = f"{row.pledge.current or row.pledge}: {_verdict(row)} · {who}"
        return Companion(address, text, row.reason_en)
    says = f"delivered if: {row.delivered_if_en}" if isinstance(row, FulfilmentTest) else row
    return Companion(address, f"{capfirst(str(row._meta.verbose_name))}: {says}")


def _verdict(row: Assessment) -> str:
    return f"{row.get_delivery_display() or row.get_assessment_display()} · {row.as_of}"


def last_return(row: Content) -> DeskEvent | None:
    """The comment a draft came back with, until it is handed in again."""
    events = (each for each in events_of(row) if each.row == row.pk)
    last = next((each for each in events if each.verb != DeskVerb.DRAFT), None)
    return last if last is not None and last.verb == DeskVerb.RETURN else None


def _what_it_says(
    row: Content, content: Mapping[str, Any], examination: Examination
) -> dict[str, Any]:
    before = examination.before
    former = contents_of([before] if before else [])
    # What an older program kept may lack a field, which then counts as it is now.
    kept = [each.content for each in events_of(row) if each.row == row.pk and each.content]
    returned = [dict(content) | each for each in kept[:1]]
    read = as_read(row, content)
    known = _read_already(row, examination)
    names = Names.in_contents(row.noun, read, *former, *returned, known=known)
    return {
        "recorded": recorded_content(row.noun, read, names),
        "before": before,
        "changes": compared(row.noun, former[0], content, names) if former else [],
        "mended": compared(row.noun, returned[0], content, names) if returned else None,
        "concerned": _concerned(names) if isinstance(row, UpdateVersion) else [],
        "doubt": _doubt(row, names),
        **(_if_it_is_no_typo(row, former[0], content) if former else {}),
        "events": [each for each in events_of(row) if each.row == row.pk][:EVENTS_AT_MOST],
    }


def _doubt(row: Content, names: Names) -> str:
    """What a reviewer of a pledge should look at twice; the dialogue was read with the names."""
    if not isinstance(row, PledgeVersion) or row.dialogue is None:
        return ""
    dialogue = names.rows.get((Dialogue.noun, row.dialogue.slug))
    return made_too_early(row, dialogue and dialogue.current)


@dataclass(frozen=True, slots=True)
class Concerned:
    """A pledge that an update bears on: its name, its page, and lines on where it stands."""

    name: str
    address: str | None
    lines: tuple[str, ...]


def _concerned(names: Names) -> list[Concerned]:
    return [
        Concerned(
            called(row), page_of(row), (*status_in_words(getattr(row, "status", None)), *_due(row))
        )
        for row in names.of("pledge")
    ]


def _read_already(row: Content, examination: Examination) -> dict[tuple[str, str], Any]:
    """Rows that comparing the versions and grading the evidence have read."""
    found: dict[tuple[str, str], Any] = {}
    if isinstance(row, UpdateVersion):
        versions: list[Any] = [row, examination.before] if examination.before else [row]
        sources = [each.source for version in versions for each in version.citations.all()]
        found |= {("source", each.slug): each for each in sources}
        pledges = [each.pledge for each in row.update.bearings.all()]
        found |= {("pledge", each.slug): each for each in pledges}
    elif isinstance(row, Assessment) and (world := examination.world):
        cited = [each for each in row.evidence.all() if each.pk in world.updates]
        found |= {("update", each.slug): world.updates[each.pk] for each in cited}
        if version := world.versions.get(row.pledge_id):
            row.pledge.current = version
            prefetch_related_objects([row.pledge], promised())
            found["pledge", row.pledge.slug] = row.pledge
    return found


def _due(row: Pledge) -> Iterator[str]:
    if row.current and row.current.due:
        yield f"Deadline: {row.current.due}."


def _if_it_is_no_typo(
    row: Content, former: Mapping[str, Any], content: Mapping[str, Any]
) -> dict[str, Any]:
    """What a reviewer weighs before calling a change a typing error, which opens no review."""
    if row.change != Change.TYPO:
        return {}
    words = words_changed(NOUNS[row.noun], former, content)
    return {
        "many_words": words if words > A_FEW_WORDS else 0,
        "would_reopen": resting_on(row),
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


def _buttons(
    screen: VerbViews, request: HttpRequest, row: Content, sent: Sent, along: Sequence[Reference]
) -> dict[str, Any]:
    """The forms of the buttons this person may press, with what was wrong with those sent.

    `along` are the private rows that become public with it: they must not be own work either.
    """
    is_editor = screen.has_publish_permission(request)
    is_own = is_editor and screen.is_own_work(request, row)
    own = own_work(along, user=signed_in(request).pk) if is_editor else frozenset()
    may = {
        PUBLISH: is_editor and (may_publish_own() or not (is_own or own)),
        SEND_BACK: screen.may(request, SEND_BACK, row),
    }
    forms_of = {
        verb.name: sent[verb.name][0] if verb.name in sent else verb.asks().asked_of(row)
        for verb in may
        if may[verb]
    }
    refused = [reading for _, reading in sent.values() if not reading.is_valid()]
    return {
        "publish": forms_of.get(PUBLISH.name),
        "send_back": forms_of.get(SEND_BACK.name),
        "is_own": is_own,
        "own_along": [each for each in along if key_of(each) in own],
        "refused": refused,
        "since": [each for reading in refused for each in changed_since(row, reading)],
    }
