"""The record at a revision, told again from the bodies of the log.

At the head of the log this is what `record.published` reads from the rows, byte for byte once
written as a package. An entry whose body was redacted says what its redaction left of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.actions.bulk import Progress
from tracker.ingestion.package import PackageRow
from tracker.ingestion.record import NOUNS_OF_PACKAGES
from tracker.ingestion.tables import VERSION
from tracker.models import LogEntry, Pledge, StatusUpdate
from tracker.models.public_log import log_entries, log_entries_after
from tracker.rules.schema import NOUNS, Field, Kind, Noun, nothing
from tracker.rules.vocabulary import LogVerb

from .renames import renames_of_the_log

ENTRIES_AT_ONCE = 500
# The body of such an entry is the content of one row.
STATING = (
    LogVerb.REGISTER,
    LogVerb.REVISE,
    LogVerb.PUBLISH,
    LogVerb.CORRECT_TYPO,
    LogVerb.TRANSLATE,
    LogVerb.CORRECT,
    LogVerb.WITHDRAW,
)
# These say where addresses lead, which packages do not tell, or what is told by what they redact.
SILENT = (LogVerb.RENAME, LogVerb.MERGE, LogVerb.SPLIT, LogVerb.REDACT)

Named = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Redacted:
    """An entry that has lost its words, and the entry that took them."""

    entry: LogEntry
    redaction: LogEntry


class Replay:
    """The rows of each noun by key, as the entries that were read so far have them."""

    def __init__(self, revision: int) -> None:
        self.revision = revision
        self.renames = renames_of_the_log(revision)
        self.redacted: list[Redacted] = []
        self._rows: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {
            noun: {} for noun in NOUNS_OF_PACKAGES
        }

    def contents(self) -> dict[str, list[PackageRow]]:
        """What a package of the revision is written from."""
        return {noun: list(map(PackageRow, rows.values())) for noun, rows in self._rows.items()}

    def read(self, entries: Sequence[LogEntry]) -> None:
        """Take in the next entries, in order."""
        wanted = {each.body.redacted_by_id for each in entries if each.body.redacted_by_id}
        redactions = {each.seq: each for each in log_entries().filter(seq__in=wanted)}
        for entry in entries:
            teller = entry
            if entry.body.redacted_by_id:
                teller = redactions[entry.body.redacted_by_id]
                self.redacted.append(Redacted(entry, teller))
            if entry.verb in STATING:
                self._put(NOUNS[entry.subject_type], teller)
            elif entry.verb == LogVerb.BEAR:
                self._bear(teller)

    def _put(self, noun: Noun, teller: LogEntry) -> None:
        row = self._content(noun, teller)
        names = (*noun.key, VERSION) if noun.versioned else noun.key
        self._rows[noun.name][tuple(row[name] for name in names)] = row

    def _bear(self, teller: LogEntry) -> None:
        """A bearing published later stands with those of the first version of its update."""
        bearing = self._content(NOUNS[teller.subject_type], teller)
        self._rows[StatusUpdate.noun][bearing.pop("update"), 1]["bearings"].append(bearing)

    def _content(self, noun: Noun, teller: LogEntry) -> dict[str, Any]:
        """What an entry says of its row, with the ids of the revision."""

        def named(slug: str) -> str:
            return self.renames.name(slug, written=teller.seq)

        said = json.loads(teller.body.body or "")["content"]
        return _values(tuple(noun.all_fields()), said, noun.name, named)


def replay(revision: int, progress: Progress = int) -> Replay:
    """The record after log entry `revision`; `progress` hears of every entry that was read."""
    record, seq = Replay(revision), 0
    while entries := log_entries_after(seq, revision, ENTRIES_AT_ONCE):
        record.read(entries)
        progress(len(entries))
        seq = entries[-1].seq
    return record


def _values(
    fields: Sequence[Field], said: Mapping[str, Any], noun: str, named: Named
) -> dict[str, Any]:
    """The fields of today's schema; one that the entry does not know yet is empty."""
    return {
        field.name: _value(field, said[field.name], noun, named)
        if field.name in said
        else nothing(field)
        for field in fields
    }


def _value(field: Field, value: Any, noun: str, named: Named) -> Any:
    match field.kind:
        case Kind.ROWS:
            return [_values(field.rows, row, field.name, named) for row in value]
        case Kind.REFS if field.to == Pledge.noun:
            return sorted(map(named, value))
        case Kind.REF if field.to == Pledge.noun and value:
            return named(value)
        case Kind.ID if noun == Pledge.noun:
            return named(value)
        case _:
            return value
