"""One entry of a feed, whatever it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from tracker.filters.fields import language
from tracker.models import LogEntry
from tracker.rules.vocabulary import CORRECTING, LogVerb

CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is permanent; the first of `categories` says which sort of entry it is.

    `told` is when the record first told it, `changed` when it came to say it so; of what the
    calendar alone did, both are the day on which it did. `number` is that of the log entry that
    changed it: many may be of one moment.
    """

    name: str
    categories: tuple[str, ...]
    title: str
    text: str
    address: str
    told: datetime
    changed: datetime
    number: int = 0


def midnight(day: date) -> datetime:
    """When a day begins: the moment of what happens by the calendar alone."""
    return datetime.combine(day, time.min, tzinfo=UTC)


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By the moment since which the record says so."""
    return sorted(entries, key=lambda each: (each.changed, each.number, each.name), reverse=True)


def of_version(
    sort: str, first: LogEntry, newest: LogEntry, *, name: str, title: str, text: str, address: str
) -> Entry:
    """The entry of some content as it stands; one that was corrected is marked and says how."""
    categories: tuple[str, ...] = (sort,)
    if newest.verb in CORRECTING:
        categories += (CORRECTION,)
        title = f"{LogVerb(newest.verb).word.label(language())} · {title}"
    return Entry(name, categories, title, text, address, first.at, newest.at, newest.seq)
