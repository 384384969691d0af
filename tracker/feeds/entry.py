"""One entry of a feed, whatever it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time


@dataclass(frozen=True, slots=True)
class Entry:
    """`name` is permanent; `category` says which sort of entry it is.

    `changed` is when the record came to say it so, or the day on which the calendar alone did.
    """

    name: str
    category: str
    title: str
    text: str
    address: str
    changed: datetime


def midnight(day: date) -> datetime:
    """When a day begins: the moment of what happens by the calendar alone."""
    return datetime.combine(day, time.min, tzinfo=UTC)
