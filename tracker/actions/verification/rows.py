"""Published rows against the bodies of their log entries."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Max

from tracker.actions.log import BODY_FORMAT
from tracker.models import Bearing, LogBody, LogEntry, Redirect, UpdateVersion
from tracker.models.base import Content, Reference
from tracker.models.bodies import CONTENT_MODELS, contents_of
from tracker.rules.schema import NOUNS, nothing
from tracker.rules.vocabulary import Change, LogVerb, PublicationState

from .finding import Finding

ROWS_AT_ONCE = 500


def rows() -> Iterator[Finding]:
    """Published rows say what the body of their log entry says, and every entry has its row."""
    renamed = {row.slug: row.pledge.slug for row in _renames()}
    for noun, model in CONTENT_MODELS.items():
        if issubclass(model, Content):
            yield from _contents(noun, model, renamed)
        elif issubclass(model, Reference):
            yield from _references(noun, model, renamed)
    yield from _bearings(renamed)
    yield from _redirects(renamed)
    yield from _tombstones()


def _renames() -> Iterable[Redirect]:
    return Redirect.objects.filter(entry__verb=LogVerb.RENAME).select_related("pledge")


def _contents(noun: str, model: type[Any], renamed: Mapping[str, str]) -> Iterator[Finding]:
    published = model.objects.filter(state=PublicationState.PUBLISHED).order_by("entry_id")
    yield from _compare(published.filter(redaction=None), renamed)
    redacted = published.exclude(redaction=None)
    for row in redacted.select_related("entry__body", "redaction"):
        body = getattr(row.entry, "body", None)
        if body is None or body.body is not None or body.redacted_by_id != row.redaction_id:
            yield Finding(f"{noun} {row.public_id}", "is called redacted, its log body is not")
    # What remains of a redacted row stands in the body of the redaction.
    yield from _compare(redacted, renamed, entry="redaction")
    yield from _unpublished(noun, set(published.values_list("entry_id", flat=True)))


def _unpublished(noun: str, rows: set[int]) -> Iterator[Finding]:
    published = [verb for verb in LogVerb if verb.value in _PUBLISHING]
    claimed = LogEntry.objects.filter(subject_type=noun, verb__in=published).order_by("seq")
    for entry in claimed:
        if entry.seq not in rows:
            yield Finding(f"log entry {entry.seq}", f"the {noun} it published is missing")


_PUBLISHING = {LogVerb.PUBLISH.value, *(change.value for change in Change)}


def _references(noun: str, model: type[Any], renamed: Mapping[str, str]) -> Iterator[Finding]:
    logged = LogEntry.objects.filter(subject_type=noun).values_list("subject_id")
    newest = dict(logged.annotate(newest=Max("seq")))
    public = model.objects.public().order_by("entry_id")
    standing = dict(public.values_list("slug", "entry_id"))
    for slug in sorted(newest.keys() | standing.keys()):
        if newest.get(slug) != standing.get(slug):
            yield Finding(f"{noun} {slug}", "does not stand at its newest log entry")
    yield from _compare(public, renamed)


def _bearings(renamed: Mapping[str, str]) -> Iterator[Finding]:
    """A bearing came with its update, which is compared above, or has an entry of its own."""
    public = Bearing.objects.filter(entry__isnull=False).order_by("entry_id", "id")
    first = UpdateVersion.objects.filter(version=1).values_list("update_id", "entry_id")
    came_with = dict(first)
    late = [
        key
        for key, update, entry in public.values_list("pk", "update_id", "entry_id")
        if came_with.get(update) != entry
    ]
    yield from _compare(public.filter(pk__in=late), renamed)
    entries = set(public.values_list("entry_id", flat=True))
    for entry in LogEntry.objects.filter(verb=LogVerb.BEAR).order_by("seq"):
        if entry.seq not in entries:
            yield Finding(f"log entry {entry.seq}", "the bearing it published is missing")


def _redirects(renamed: Mapping[str, str]) -> Iterator[Finding]:
    """Old addresses lead where the log says, and every move has its redirects."""
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for row in Redirect.objects.select_related("pledge"):
        found[row.entry_id].add((row.slug, row.pledge.slug))
    moves = LogEntry.objects.filter(verb__in=_MOVES).select_related("body").order_by("seq")
    for entry in moves:
        content = _parsed(entry.body.body or "{}").get("content", {})
        targets = content.get("to", [])
        ends = [targets] if isinstance(targets, str) else targets
        expected = {(content.get("from"), renamed.get(end, end)) for end in ends}
        if found.pop(entry.seq, set()) != expected:
            yield Finding(f"log entry {entry.seq}", "the addresses it moved lead elsewhere")
    for seq in sorted(found):
        yield Finding(f"redirect of log entry {seq}", "the log knows no such move")


_MOVES = (LogVerb.RENAME, LogVerb.MERGE, LogVerb.SPLIT)


def _tombstones() -> Iterator[Finding]:
    """A body gave way only to the redaction of the very row that it published."""
    redacted: set[tuple[int, int]] = set()
    for model in CONTENT_MODELS.values():
        if issubclass(model, Content):
            rows = model._default_manager.exclude(redaction=None)
            redacted.update(rows.values_list("entry_id", "redaction_id"))
    gone = LogBody.objects.filter(body=None).order_by("entry_id")
    for entry, redaction in gone.values_list("entry_id", "redacted_by_id"):
        if (entry, redaction) not in redacted:
            yield Finding(f"log entry {entry}", "its body is gone, its row was not redacted")


def _compare(rows: Any, renamed: Mapping[str, str], *, entry: str = "entry") -> Iterator[Finding]:
    """Rows against the bodies of their log entries, a chunk at a time."""
    keys = list(rows.values_list("pk", flat=True))
    for start in range(0, len(keys), ROWS_AT_ONCE):
        wanted = rows.filter(pk__in=keys[start : start + ROWS_AT_ONCE])
        chunk = list(wanted.select_related(f"{entry}__body"))
        for row, content in zip(chunk, contents_of(chunk), strict=True):
            yield from _compare_one(row, content, getattr(row, entry), renamed)


def _compare_one(
    row: Any, content: Mapping[str, Any], entry: LogEntry | None, renamed: Mapping[str, str]
) -> Iterator[Finding]:
    if entry is None:
        yield Finding(f"{row.noun} {row.public_id}", "is public without a log entry")
        return
    where = f"{row.noun} {row.public_id} (log entry {entry.seq})"
    if getattr(entry, "body", None) is None or entry.body.body is None:
        yield Finding(where, "has no log body to be compared with")
        return
    subject = {"type": row.noun, "id": entry.subject_id}
    logged = _parsed(entry.body.body)
    if logged["format"] != BODY_FORMAT or logged["subject"] != subject:
        yield Finding(where, "the log body is of another row or format")
        return
    said = logged["content"]
    for field in NOUNS[row.noun].all_fields():
        # A field that is younger than the entry says nothing there.
        then = said[field.name] if field.name in said else nothing(field)
        if _current_ids(then, renamed) != content[field.name]:
            yield Finding(where, f"{field.name} is not what was logged")


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


def _parsed(body: str) -> dict[str, Any]:
    return dict(json.loads(body))
