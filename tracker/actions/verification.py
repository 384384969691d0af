"""Verification: recompute everything the log claims, and name the first row that is wrong.

Read-only. What it proves is said in TRUST.md: whoever owns the database can rebuild a whole
chain, so only a head that left the server (`head`) proves that nothing older was rewritten.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F

from tracker.models import Checkpoint, LogEntry, Pledge, Redirect, Segment, protection_sql
from tracker.models.base import Content, Reference
from tracker.models.bodies import CONTENT_MODELS, IDENTITY_MODELS, content_of
from tracker.rules.chain import Frontier, body_commit, entry_hash
from tracker.rules.vocabulary import Change, LogVerb, PublicationState

from . import projections, segments
from .log import BODY_FORMAT, GENESIS

ROWS_AT_ONCE = 500
Head = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the log says: where, and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def verify(*, head: Head | None = None) -> Iterator[Finding]:
    """Everything wrong with the log and what was derived from it, in order."""
    for check in (_triggers, _chain, _rows, _currents, _descriptions, _segments):
        yield from check()
    if head is not None:
        yield from _against(head)


def _triggers() -> Iterator[Finding]:
    for name in protection_sql.missing(connection):
        yield Finding(f"trigger {name}", "is missing or altered")


def _chain() -> Iterator[Finding]:
    """Bodies, hashes, order, and the root at every checkpoint."""
    frontier, prev = Frontier(), GENESIS
    heads = {row.size: row for row in Checkpoint.objects.all()}
    for entry in LogEntry.objects.order_by("seq").select_related("body").iterator():
        where = f"log entry {entry.seq}"
        if entry.seq != frontier.size + 1:
            yield Finding(where, f"entry {frontier.size + 1} should come here")
            return
        if entry.prev != prev or entry.hash != entry_hash(prev, entry.chained()):
            yield Finding(where, "the chain is broken")
            return
        yield from _body(entry, where)
        prev, frontier = entry.hash, frontier.append(bytes.fromhex(entry.hash))
        if (row := heads.pop(frontier.size, None)) and not _same_head(row, frontier):
            yield Finding(f"checkpoint {row.size}", "its root does not follow from the entries")
    if frontier.size and not Checkpoint.objects.filter(size=frontier.size).exists():
        yield Finding(f"log entry {frontier.size}", "no checkpoint covers it")
    for size in sorted(heads):
        yield Finding(f"checkpoint {size}", "lies beyond the log")


def _same_head(row: Checkpoint, frontier: Frontier) -> bool:
    return row.root == frontier.root() and row.frontier == [each.hex() for each in frontier.hashes]


def _body(entry: LogEntry, where: str) -> Iterator[Finding]:
    body = getattr(entry, "body", None)
    if body is None:
        yield Finding(where, "its body is missing")
    elif body.body is None:
        redaction = LogEntry.objects.filter(seq=body.redacted_by_id, verb=LogVerb.REDACT)
        if not redaction.exists():
            yield Finding(where, "its body is gone without a redaction in the log")
    elif body_commit(bytes(body.salt), body.body.encode()) != entry.body_commit:
        yield Finding(where, "its body is not the one that was logged")


def _rows() -> Iterator[Finding]:
    """Published rows say what the body of their log entry says, and every entry has its row."""
    renamed = {row.slug: row.pledge.slug for row in _renames()}
    for noun, model in CONTENT_MODELS.items():
        if issubclass(model, Content):
            yield from _contents(noun, model, renamed)
        elif issubclass(model, Reference):
            yield from _references(noun, model, renamed)


def _renames() -> Iterable[Redirect]:
    return Redirect.objects.filter(entry__verb=LogVerb.RENAME).select_related("pledge")


def _contents(noun: str, model: type[Any], renamed: Mapping[str, str]) -> Iterator[Finding]:
    published = model.objects.filter(state=PublicationState.PUBLISHED).order_by("entry_id")
    for row in published.select_related("entry__body").iterator(ROWS_AT_ONCE):
        if row.redaction_id is None:
            yield from _compare(row, row.entry, renamed)
    yield from _unpublished(noun, set(published.values_list("entry_id", flat=True)))


def _unpublished(noun: str, rows: set[int]) -> Iterator[Finding]:
    published = [verb for verb in LogVerb if verb.value in _PUBLISHING]
    claimed = LogEntry.objects.filter(subject_type=noun, verb__in=published).order_by("seq")
    for entry in claimed:
        if entry.seq not in rows:
            yield Finding(f"log entry {entry.seq}", f"the {noun} it published is missing")


_PUBLISHING = {LogVerb.PUBLISH.value, *(change.value for change in Change)}


def _references(noun: str, model: type[Any], renamed: Mapping[str, str]) -> Iterator[Finding]:
    for row in model.objects.public().select_related("entry__body").order_by("entry_id"):
        newest = LogEntry.objects.filter(subject_type=noun, subject_id=row.slug).order_by("-seq")
        if newest.first() != row.entry:
            yield Finding(f"{noun} {row.slug}", "does not stand at its newest log entry")
        yield from _compare(row, row.entry, renamed)


def _compare(row: Any, entry: LogEntry, renamed: Mapping[str, str]) -> Iterator[Finding]:
    where = f"{row.noun} {row.public_id} (log entry {entry.seq})"
    if entry.body.body is None:
        return
    subject = {"type": entry.subject_type, "id": entry.subject_id}
    logged = _parsed(entry.body.body)
    if logged["format"] != BODY_FORMAT or logged["subject"] != subject:
        yield Finding(where, "the log body is of another row or format")
        return
    for name, value in content_of(row).items():
        if _current_ids(logged["content"].get(name), renamed) != value:
            yield Finding(where, f"{name} is not what was logged")


def _current_ids(value: Any, renamed: Mapping[str, str]) -> Any:
    """Ids in an old body as they read after renames."""
    if isinstance(value, str):
        return renamed.get(value, value)
    if isinstance(value, list):
        inner = [_current_ids(each, renamed) for each in value]
        return (
            sorted(inner)
            if any(each in renamed for each in value if isinstance(each, str))
            else inner
        )
    if isinstance(value, dict):
        return {name: _current_ids(each, renamed) for name, each in value.items()}
    return value


def _currents() -> Iterator[Finding]:
    """The newest published version of each lineage, and only that, is current."""
    for noun, model in CONTENT_MODELS.items():
        if not issubclass(model, Content):
            continue
        newest: dict[tuple[Any, ...], tuple[int, int]] = {}
        marked: set[int] = set()
        for row in _published(model):
            lineage = tuple(getattr(row, _column(model, name)) for name in model.lineage)
            newest[lineage] = max(newest.get(lineage, (0, 0)), (row.version, row.pk))
            if row.is_current:
                marked.add(row.pk)
        for key in sorted(marked ^ {pk for _, pk in newest.values()}):
            yield Finding(f"{noun} row {key}", "is marked current wrongly")
        yield from _identities(noun, model)


def _published(model: Any) -> Any:
    return model.objects.filter(state=PublicationState.PUBLISHED).iterator()


def _column(model: Any, name: str) -> str:
    return str(model._meta.get_field(name).attname)


def _identities(noun: str, model: type[Any]) -> Iterator[Finding]:
    identity = IDENTITY_MODELS.get(noun)
    if identity is None:
        return
    (column,) = model.lineage
    for version in model.objects.filter(is_current=True).select_related(f"{column}__current"):
        row = getattr(version, column)
        if row.current != version or row.withdrawn != (version.change == Change.WITHDRAWAL):
            yield Finding(f"{noun} {row.slug}", "does not point to its current version")
    stray = identity.objects.public().exclude(current__is_current=True)
    for row in stray:
        yield Finding(f"{noun} {row.slug}", "points to a version that is not current")


def _descriptions() -> Iterator[Finding]:
    shown = ["is_bundle", "settled", "weakest", "strongest"]
    found = {row.pk: [getattr(row, name) for name in shown] for row in Pledge.objects.all()}
    for row in projections.described(Pledge.objects.public().order_by("slug")):
        if found[row.pk] != [getattr(row, name) for name in shown]:
            yield Finding(f"pledge {row.slug}", "what lists show of it does not follow from it")


def _segments() -> Iterator[Finding]:
    columns = [field.attname for field in Segment._meta.concrete_fields if field.name != "id"]
    order: list[Any] = ["pledge_id", F("obligation_id").asc(nulls_first=True), "valid_from"]
    keys = list(Pledge.objects.order_by("pk").values_list("pk", "slug"))
    for start in range(0, len(keys), ROWS_AT_ONCE):
        chunk = dict(keys[start : start + ROWS_AT_ONCE])
        stored: dict[int, list[tuple[Any, ...]]] = {key: [] for key in chunk}
        for row in (
            Segment.objects.filter(pledge_id__in=chunk).order_by(*order).values_list(*columns)
        ):
            stored[row[0]].append(row)
        derived: dict[int, list[tuple[Any, ...]]] = {key: [] for key in chunk}
        for segment in segments.expected(list(chunk)):
            derived[segment.pledge_id].append(tuple(_stored(segment, name) for name in columns))
        for key, slug in chunk.items():
            if sorted(stored[key], key=repr) != sorted(derived[key], key=repr):
                yield Finding(
                    f"pledge {slug}", "its status history does not follow from the record"
                )


def _stored(segment: Segment, name: str) -> Any:
    value = getattr(segment, name)
    return str(value) if isinstance(value, str) else value


def _parsed(body: str) -> dict[str, Any]:
    return dict(json.loads(body))


def _against(head: Head) -> Iterator[Finding]:
    """A head saved elsewhere still is what the log gives at that size."""
    size = int(head["size"])
    entries = LogEntry.objects.filter(seq__lte=size).order_by("seq")
    frontier = Frontier()
    for digest in entries.values_list("hash", flat=True).iterator():
        frontier = frontier.append(bytes.fromhex(digest))
    if frontier.size < size:
        yield Finding(f"log entry {frontier.size + 1}", f"is missing: the saved head covers {size}")
    elif frontier.root() != head["root"]:
        yield Finding(f"log up to {size}", "is not the one whose head was saved")
