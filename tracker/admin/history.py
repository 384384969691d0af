"""The history of a row: versions with their differences, the public log, the desk log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString

from tracker.models import DeskEvent, LogEntry
from tracker.models.base import Content
from tracker.models.bodies import contents_of

from .compared import Compared, compared
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
    subject = {"noun": row.noun, "public_id": row.public_id}
    entries = LogEntry.objects.filter(subject_type=row.noun, subject_id=row.public_id)
    events = DeskEvent.objects.filter(**subject).select_related("user")
    context = {
        **screen.admin_site.each_context(request),
        "title": f"History: {row}",
        "opts": screen.opts,
        "object": row,
        "versions": _versions(row),
        "entries": entries[:EVENTS_AT_MOST],
        "events": events[:EVENTS_AT_MOST],
    }
    request.current_app = screen.admin_site.name
    return TemplateResponse(request, "admin/tracker/object_history.html", context)


def _versions(row: Any) -> list[Told]:
    """The versions of the row's thing, newest first; none for a row without versions."""
    if not isinstance(row, Content):
        return []
    same = {column: getattr(row, column) for column in row.lineage}
    found = list(type(row)._default_manager.filter(**same).order_by("-version"))
    contents = contents_of(found)
    return [
        Told(version, recorded_content(row.noun, now), compared(row.noun, old, now))
        for version, now, old in zip(found, contents, [*contents[1:], contents[-1]], strict=True)
    ]
