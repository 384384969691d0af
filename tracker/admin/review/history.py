"""The history of a row: versions with their differences, the public log, the desk log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString

from tracker.admin.forms.choosing import in_short
from tracker.admin.saving.known_as import ids_in_public, versions_of
from tracker.models import DeskEvent, LogEntry
from tracker.models.base import Content
from tracker.models.bodies import contents_of

from .compared import Compared, compared
from .names import Names
from .recorded import recorded_content

if TYPE_CHECKING:
    from .verb_views import VerbViews

EVENTS_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """A version with all it says, and what it changed in the version before."""

    version: Content
    recorded: SafeString
    changes: list[Compared]


def history_of(screen: VerbViews, request: HttpRequest, row: Any) -> TemplateResponse:
    """Every version, every entry of the public log, every event at the desk."""
    versions = _versions(row)
    keys = [each.version.pk for each in versions] or [row.pk]
    ids = ids_in_public(row)
    entries = LogEntry.objects.filter(subject_type=row.noun, subject_id__in=ids)
    is_it = Q(row__in=keys) | Q(public_id=row.public_id)
    events = DeskEvent.objects.filter(is_it, noun=row.noun).select_related("user")
    context = {
        **screen.admin_site.each_context(request),
        "title": "History",
        "subtitle": in_short(row),
        "opts": screen.opts,
        "object": row,
        "versions": versions,
        "entries": entries[:EVENTS_AT_MOST],
        "events": events[:EVENTS_AT_MOST],
    }
    request.current_app = screen.admin_site.name
    return TemplateResponse(request, "admin/tracker/object_history.html", context)


def _versions(row: Any) -> list[Told]:
    """The versions of the row's thing, newest first; none for a row without versions."""
    if not isinstance(row, Content):
        return []
    found = list(versions_of(row).order_by("-version"))
    contents = contents_of(found)
    names = Names.in_contents(row.noun, *contents)
    return [
        Told(version, recorded_content(row.noun, now, names), compared(row.noun, old, now, names))
        for version, now, old in zip(found, contents, [*contents[1:], contents[-1]], strict=True)
    ]
