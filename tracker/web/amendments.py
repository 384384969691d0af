"""What a log entry changed: the old value beside the new, read from the bodies of the log.

The bodies are what was published then, so nothing here depends on how the record looks today. A
redacted body leaves a tombstone: it is said that something was removed, never what.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from tracker.models import LogEntry
from tracker.models.base import REDACTED
from tracker.models.public_log import log_entries
from tracker.rules.schema import VERSION_FIELDS
from tracker.rules.vocabulary import CORRECTING, LogVerb

from .log_subject import Subject, subject_of

_MOVES = frozenset({LogVerb.RENAME, LogVerb.MERGE, LogVerb.SPLIT})
# Verbs whose body holds the whole content of the subject.
_TELLS_CONTENT = (LogVerb.REGISTER, LogVerb.PUBLISH, *CORRECTING[:5])
# Bearings belong to the update, not to one version of its text, and have entries of their own.
_NOT_COMPARED = frozenset({"bearings", *(field.name for field in VERSION_FIELDS)})

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field with what it said before and says since; empty text where it said nothing."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """One log entry with what it changed.

    `is_lost` where a redaction removed the old text or the new one. `blanked` names the fields
    that a redaction blanked.
    """

    entry: LogEntry
    changes: tuple[FieldChange, ...] = ()
    blanked: tuple[str, ...] = ()
    is_lost: bool = False

    @property
    def verb(self) -> LogVerb:
        """What sort of change it is."""
        return LogVerb(self.entry.verb)

    @property
    def subject(self) -> Subject:
        """What was changed."""
        return subject_of(self.entry)


def amendments(entries: Sequence[LogEntry]) -> list[Amendment]:
    """Each entry with its old and new values, in the given order, in two queries however many."""
    former = _former_ids()
    subjects = {(each.subject_type, each.subject_id) for each in entries}
    known = {pair: {pair[1], *_earlier_ids(pair[1], former)} for pair in subjects}
    told = _told({kind for kind, _ in subjects}, {name for each in known.values() for name in each})
    return [_amendment(entry, told, known) for entry in entries]


def _amendment(
    entry: LogEntry,
    told: Sequence[LogEntry],
    known: Mapping[tuple[str, str], set[str]],
) -> Amendment:
    content = _content(entry)
    if content is None:
        return Amendment(entry, is_lost=True)
    verb = LogVerb(entry.verb)
    if verb in _MOVES:
        return Amendment(entry, (FieldChange("id", content["from"], shown(content["to"])),))
    if verb is LogVerb.REDACT:
        # What remains stands in the body; the mark of redaction may lie in nested rows.
        marked = (name for name, value in content.items() if REDACTED in str(value))
        return Amendment(entry, blanked=tuple(marked))
    names = known[entry.subject_type, entry.subject_id]
    before = _before(entry, told, names)
    if before is None:
        return Amendment(entry)
    old = _content(before)
    return (
        Amendment(entry, is_lost=True)
        if old is None
        else Amendment(entry, differences(old, content))
    )


def _before(entry: LogEntry, told: Sequence[LogEntry], names: set[str]) -> LogEntry | None:
    earlier = (
        each
        for each in told
        if each.seq < entry.seq
        and each.subject_type == entry.subject_type
        and each.subject_id in names
    )
    return max(earlier, key=lambda each: each.seq, default=None)


def differences(old: Content, new: Content) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the noun; ids and versions are left out."""
    return tuple(
        FieldChange(name, shown(old.get(name)), shown(value))
        for name, value in new.items()
        if name not in _NOT_COMPARED and name != "id" and shown(old.get(name)) != shown(value)
    )


def shown(value: Any) -> str:
    """A value of a body as text: lists of names in a row, rows as JSON, nothing as empty text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    return json.dumps(value, ensure_ascii=False)


def _content(entry: LogEntry) -> Content | None:
    """What the body holds; None after a redaction."""
    if entry.body.body is None:
        return None
    content: Content = json.loads(entry.body.body)["content"]
    return content


def _told(kinds: Iterable[str], names: Iterable[str]) -> list[LogEntry]:
    wanted = Q(subject_type__in=list(kinds), subject_id__in=list(names))
    return list(log_entries().filter(wanted, verb__in=_TELLS_CONTENT))


def _former_ids() -> dict[str, str]:
    """For each id that a rename gave, the one before it."""
    renames = (_content(each) for each in log_entries().filter(verb=LogVerb.RENAME))
    return {content["to"]: content["from"] for content in renames if content}


def _earlier_ids(subject_id: str, former: Mapping[str, str]) -> Iterator[str]:
    """What the subject was called before a rename of it, or of the pledge it is a part of."""
    first, slash, rest = subject_id.partition("/")
    while first in former:
        first = former[first]
        yield f"{first}{slash}{rest}"
