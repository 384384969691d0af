"""The side index: which pledges each log entry touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tracker.models import Bearing, LogEntry, LogPledge, Redirect
from tracker.models.base import Content
from tracker.models.bodies import CONTENT_MODELS
from tracker.rules.vocabulary import LogVerb, PublicationState

from .finding import Finding

Index = dict[int, set[int]]


def index() -> Iterator[Finding]:
    """Each entry names the pledges that its row concerns, and no others."""
    stored: Index = defaultdict(set)
    for entry, pledge in LogPledge.objects.values_list("entry_id", "pledge_id"):
        stored[entry].add(pledge)
    expected = _expected()
    for entry in sorted(stored.keys() | expected.keys()):
        if stored[entry] != expected[entry]:
            yield Finding(f"index of log entry {entry}", "names other pledges than it touches")


def _expected() -> Index:
    found: Index = defaultdict(set)
    for noun, model in CONTENT_MODELS.items():
        if issubclass(model, Content):
            _add_versions(found, noun, model)
    for entry, pledge in _bearings():
        found[entry].add(pledge)
    # A merge or split touches the pledge that goes and those that take its place.
    for row in Redirect.objects.select_related("entry", "pledge"):
        found[row.entry_id].add(row.pledge_id)
        if row.entry.verb != LogVerb.RENAME:
            found[row.entry_id] |= _touched_by_withdrawal(row.entry)
    return found


def _add_versions(found: Index, noun: str, model: type[Any]) -> None:
    for row in model.objects.filter(state=PublicationState.PUBLISHED):
        for entry in (row.entry_id, row.redaction_id):
            if entry:
                found[entry] |= _pledges(noun, row, entry)


def _pledges(noun: str, row: Any, entry: int) -> set[int]:
    match noun:
        case "update":
            known = row.update.bearings.filter(entry__lte=entry)
            return set(known.values_list("pledge_id", flat=True))
        case "pledge_link":
            return {row.later_id, row.earlier_id}
        case "conflict":
            return set(row.pledges.values_list("pk", flat=True))
        case _:
            key = getattr(row, "pledge_id", None)
            return {key} if key else set()


def _bearings() -> Iterator[tuple[int, int]]:
    yield from Bearing.objects.filter(entry__isnull=False).values_list("entry_id", "pledge_id")


def _touched_by_withdrawal(entry: LogEntry) -> set[int]:
    """The pledge that an entry withdrew in favour of others, by its id at the time."""
    named = LogEntry.objects.filter(
        batch=entry.batch, subject_type="pledge", subject_id=entry.subject_id
    )
    return set(LogPledge.objects.filter(entry__in=named).values_list("pledge_id", flat=True))
