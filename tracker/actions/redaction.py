"""Redaction: the one door through which published content can lose its words.

For a legal reason only. Row, chain and root stay; the texts are blanked, the log bodies that held
them are deleted with their salt, and a public entry says that and why.
"""

from __future__ import annotations

from typing import Any

from tracker.models import Actor, LogBody, LogEntry
from tracker.models.base import REDACTED, Content, model_of
from tracker.rules.schema import NOUNS
from tracker.rules.vocabulary import LogVerb

from .log import Line, recording
from .publication import pledges_of, refresh, touched
from .refusal import Fault, refuse


def redact(row: Content, *, reason: str, by: Actor) -> LogEntry:
    """Blank the texts of one published version and delete its log body."""
    refuse(_faults(row, reason))
    with recording(by=by) as pen:
        content = {"version": row.version, "fields": redacted_fields(row)}
        line = Line(LogVerb.REDACT, row.noun, row.public_id, content, reason, pledges_of(row))
        (entry,) = pen.write([line])
        LogBody.objects.filter(pk=row.entry_id).update(salt=None, body=None, redacted_by=entry)
        blanks: dict[str, Any] = dict.fromkeys(redacted_fields(row), REDACTED)
        model_of(row).objects.filter(pk=row.pk).update(redaction=entry, **blanks)
        refresh(touched([row]))
    row.refresh_from_db()
    return entry


def redacted_fields(row: Content) -> list[str]:
    """The free texts of a row; words, dates and references are facts of the record and stay."""
    return [name for name in NOUNS[row.noun].free_texts() if getattr(row, name)]


def _faults(row: Content, reason: str) -> list[Fault]:
    subject, found = f"{row.noun} {row.public_id}", []
    if not row.is_published:
        found.append(Fault(subject, "state", "a draft is discarded, not redacted"))
    if row.redaction_id is not None:
        found.append(Fault(subject, "redaction", "is redacted already"))
    if not reason.strip():
        found.append(Fault(subject, "reason", "a redaction needs a public reason", rule=30))
    return found
