"""What the form of an update is told while it is being typed: dates, known sources, pledges."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path

from tracker.admin.forms.choosing import called, with_names
from tracker.admin.forms.dates import DateHint
from tracker.admin.forms.fields import is_key
from tracker.admin.review.verb_views import VerbViews
from tracker.models import Party, Pledge, Source
from tracker.rules import addresses, edtf
from tracker.rules.vocabulary import SourceKind
from tracker.today import today

from .citations import admin_page
from .new_sources import look_for, shared_by_publisher
from .pledges_today import Voice, pledges_today, voices_of

KEYS_AT_MOST = 10
TITLE_AT_MOST = 500

Told = dict[str, Any]


class UpdateHints(VerbViews):
    """Addresses that answer in JSON; they read and never write."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.hint_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_hint"
        return [path("hints/<slug:hint>/", view, name=name), *super().get_urls()]

    def hint_view(self, request: HttpRequest, hint: str) -> HttpResponse:
        """One of the hints; a date's is for whoever has a form with a date."""
        answer = HINTS.get(hint)
        if answer is None:
            raise Http404
        if hint != "date" and not self.has_view_or_change_permission(request):
            raise PermissionDenied
        return JsonResponse(answer(request))


def date_hint(request: HttpRequest) -> Told:
    """The words and bounds of a date as typed, or what is wrong with it."""
    text = _text(request, "text", edtf.MAX_LENGTH + 1)
    if not text:
        raise BadRequest("a date is missing")
    hint = DateHint(text)
    return {"said": str(hint), "is_fault": bool(hint.fault)}


def source_hint(request: HttpRequest) -> Told:
    """The source at an address, else what looks like it and what its publisher mostly says."""
    address = _text(request, "source_url", addresses.LENGTH_AT_MOST).strip()
    title = _text(request, "title", TITLE_AT_MOST)
    fault = addresses.fault(address) if address else ""
    if fault:
        return {"fault": fault, "known": None, "near": [], "shared": {}}
    looked = look_for(address, title)
    shared = shared_by_publisher(address) if address and not looked.known else {}
    return {
        "fault": "",
        "known": _as_json(looked.known) if looked.known else None,
        "near": [_as_json(each) for each in looked.near],
        "shared": shared,
    }


def pledge_hint(request: HttpRequest) -> Told:
    """Where a pledge stands, and what the sources of the form prove for those who promised it."""
    key = _text(request, "pledge", 18)
    if not is_key(key):
        raise BadRequest("a pledge is not a key")
    rows = list(with_names(Pledge.objects.filter(pk=key)))
    if not rows:
        raise Http404
    found = pledges_today(rows, _voices(request), today())
    return found[str(rows[0].pk)].as_json()


HINTS: dict[str, Callable[[HttpRequest], Told]] = {
    "date": date_hint,
    "source": source_hint,
    "pledge": pledge_hint,
}


def _text(request: HttpRequest, name: str, limit: int) -> str:
    text = request.GET.get(name, "")
    if len(text) > limit:
        raise BadRequest(f"{name} is too long")
    return text


def _voices(request: HttpRequest) -> list[Voice]:
    """Of sources by key, and of new ones as `kind:party`."""
    keys, new = request.GET.getlist("source"), request.GET.getlist("new")
    if len(keys) + len(new) > KEYS_AT_MOST or not all(map(is_key, keys)):
        raise BadRequest("a source is not a key")
    sources = Source.objects.filter(pk__in=keys).select_related("side") if keys else ()
    return [*voices_of(sources), *map(_voice, new)]


def _voice(text: str) -> Voice:
    kind, _, party = text.partition(":")
    if kind not in set(SourceKind) or (party and not is_key(party)):
        raise BadRequest("a new source is not a kind and a party")
    side = Party.objects.filter(pk=party).first() if party else None
    return SourceKind(kind), side.slug if side else None


def _as_json(source: Source) -> Told:
    return {"id": source.pk, "text": called(source), "page": admin_page(source)}
