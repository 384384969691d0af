"""Redaction: the one door through which published content can lose its words.

For a legal reason only, and for every version, since each may hold the same words. Row, chain and
root stay; texts are blanked, also those of citations, measurements and participants; the log
bodies that held them are deleted with their salt. A public entry says so, why, and what remains,
so that the remaining facts can still be checked.
"""

from __future__ import annotations

from typing import Any

from django.db import connection, transaction

from tracker.models import Actor, Citation, DeskEvent, LogBody, LogEntry, Measurement, Participant
from tracker.models.base import REDACTED, Content, model_of
from tracker.models.bodies import content_of
from tracker.rules.schema import NOUNS, Field, Kind, words_of
from tracker.rules.vocabulary import LogVerb, PublicationState

from .log import Line, recording
from .publication import pledges_of, refresh, touched
from .refusal import Fault, refuse

# In milliseconds.
PATIENCE = 1_000
_CHILDREN: dict[str, tuple[type[Any], str]] = {
    "participants": (Participant, "dialogue_version"),
    "citations": (Citation, "update_version"),
    "measurements": (Measurement, "update_version"),
}


def redact(row: Content, *, reason: str, by: Actor) -> LogEntry:
    """Blank the texts of all published versions; returns the entry about the given one."""
    refuse(_faults(row, reason))
    versions = _versions(row)
    with recording(by=by) as pen:
        entries = pen.write([_line(version, reason) for version in versions])
        for version, entry in zip(versions, entries, strict=True):
            _blank(version, entry)
        refresh(touched(versions))
        transaction.on_commit(forget_what_was_written)
    row.refresh_from_db()
    return next(e for v, e in zip(versions, entries, strict=True) if v.pk == row.pk)


def forget_what_was_written() -> None:
    """SQLite's write-ahead file still holds pages with the words: it is brought in and emptied.

    Nobody writes meanwhile, so a reader who goes on reading longer than `PATIENCE` keeps it from
    being emptied; later writes then go over it. PostgreSQL's log is recycled by the server.
    """
    if connection.vendor != "sqlite":
        return
    usual = connection.settings_dict["OPTIONS"]["timeout"] * 1000
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute(f"PRAGMA busy_timeout = {usual}")


def blanked(row: Content) -> dict[str, Any]:
    """The content of a row without its words: dates, references and coded values stay."""
    content = content_of(row)
    content["change_reason"] = content["change_reason"] and REDACTED
    for field in NOUNS[row.noun].fields:
        content[field.name] = _without_words(field, content[field.name])
    return content


def _without_words(field: Field, value: Any) -> Any:
    if field.kind == Kind.ROWS:
        return [
            {each.name: _without_words(each, row[each.name]) for each in field.rows}
            for row in value
        ]
    if field.kind == Kind.LIST and not field.coded:
        return [REDACTED] if value else []
    if field.kind == Kind.TEXT and not field.coded:
        return value and REDACTED
    return value


def _versions(row: Content) -> list[Content]:
    """All published versions that still have their words, the given one among them."""
    same = {name: getattr(row, name) for name in row.lineage}
    found = model_of(row).objects.filter(state=PublicationState.PUBLISHED, redaction=None, **same)
    return list(found.order_by("version"))


def _line(version: Content, reason: str) -> Line:
    return Line(
        LogVerb.REDACT,
        version.noun,
        version.public_id,
        blanked(version),
        reason,
        pledges_of(version),
    )


def _blank(version: Content, entry: LogEntry) -> None:
    """The row first: its fresh redaction opens the door for the rows that belong to it."""
    LogBody.objects.filter(pk=version.entry_id).update(salt=None, body=None, redacted_by=entry)
    DeskEvent.objects.filter(noun=version.noun, row=version.pk).update(content=None)
    content = blanked(version)
    noun = NOUNS[version.noun]
    names = [*noun.words(), *noun.words(Kind.LIST), "change_reason"]
    columns = {name: content[name] for name in names}
    model_of(version).objects.filter(pk=version.pk).update(redaction=entry, **columns)
    for field in noun.fields:
        if field.name in _CHILDREN:
            model, owner = _CHILDREN[field.name]
            for child in model.objects.filter(**{owner: version}):
                _blank_child(child, field.rows)


def _blank_child(child: Any, fields: tuple[Field, ...]) -> None:
    texts = words_of(fields)
    for name in texts:
        setattr(child, name, getattr(child, name) and REDACTED)
    child.save(update_fields=texts)


def _faults(row: Content, reason: str) -> list[Fault]:
    subject, found = f"{row.noun} {row.public_id}", []
    if not row.is_published:
        found.append(Fault(subject, "state", "a draft is discarded, not redacted"))
    if row.redaction_id is not None:
        found.append(Fault(subject, "redaction", "is redacted already"))
    if not reason.strip():
        found.append(Fault(subject, "reason", "a redaction needs a public reason", rule=30))
    return found
