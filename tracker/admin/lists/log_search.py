"""Searching the two logs: by what an entry is about, as they are indexed, and by its words."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tracker.admin.forms.fields import is_key
from tracker.filters.typed import FOUND_AT_MOST
from tracker.models import LogPledge
from tracker.rules.schema import NOUNS
from tracker.rules.vocabulary import DeskVerb, LogVerb

# Publication and registration say no reason; they are most of the log.
_SILENT = (LogVerb.PUBLISH, LogVerb.REGISTER)
_REASONED = [verb for verb in LogVerb if verb not in _SILENT]


def log_entries_about(entries: QuerySet, text: str) -> QuerySet:
    """The entry of that number, those of that subject or touching that pledge, or so reasoned."""
    wanted = text.strip()
    found = Q(subject_type__in=list(NOUNS), subject_id=wanted)
    found |= Q(pk__in=_touching(wanted)) | Q(pk__in=_reasoned(entries, wanted))
    if is_key(wanted):
        found |= Q(pk=int(wanted))
    return entries.filter(found)


def desk_events_about(events: QuerySet, text: str) -> QuerySet:
    """What happened to the row of that id, or was said with those words."""
    wanted = text.strip()
    said = events.model._default_manager.filter(verb=DeskVerb.RETURN, comment__icontains=wanted)
    keys = list(said.order_by("-pk").values_list("pk", flat=True)[:FOUND_AT_MOST])
    return events.filter(Q(noun__in=list(NOUNS), public_id=wanted) | Q(pk__in=keys))


def _touching(slug: str) -> list[int]:
    found = LogPledge.objects.filter(pledge__slug=slug.lower())
    return list(found.order_by("-entry_id").values_list("entry", flat=True)[:FOUND_AT_MOST])


def _reasoned(entries: QuerySet, text: str) -> list[int]:
    """Few have a reason; a subquery lets SQLite take their index before the order of the log."""
    log = entries.model._default_manager
    said = log.filter(pk__in=log.filter(verb__in=_REASONED).values("pk"), reason__icontains=text)
    return list(said.order_by("-pk").values_list("pk", flat=True)[:FOUND_AT_MOST])
