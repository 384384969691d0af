"""What a guard is, and the conditions that guards are made of (SQL for both databases).

`OLD` and `NEW` are the row before and after. A row is fresh while its log entry is newer than the
last checkpoint, which every transaction writes last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tracker.models.base import REDACTED

LAST = "(SELECT COALESCE(MAX(size), 0) FROM tracker_checkpoint)"
PUBLISHED = "state = 'published'"


@dataclass(frozen=True)
class Guard:
    """Refuse `event` on `table` when `condition` (over OLD and NEW) holds."""

    table: str
    event: str
    name: str
    condition: str
    message: str

    @property
    def trigger(self) -> str:
        """The name of the trigger, unique in the database."""
        table = self.table.removeprefix("tracker_")
        return f"guard_{table}_{self.event.lower()}_{self.name}"


def columns(model: type[Any], without: frozenset[str] = frozenset()) -> list[str]:
    return [field.column for field in model._meta.concrete_fields if field.name not in without]


def fresh(noun: str, entry: str, *also: str) -> str:
    """The log entry belongs to the transaction under way, and to this noun."""
    conditions = [f"seq = {entry}", f"seq > {LAST}", f"subject_type = '{noun}'", *also]
    return f"EXISTS (SELECT 1 FROM tracker_logentry WHERE {' AND '.join(conditions)})"


def same(columns: list[str], left: str, right: str) -> str:
    return " AND ".join(f"{left}.{column} = {right}.{column}" for column in columns)


def changed(columns: list[str]) -> str:
    return " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)


def without_words(texts: list[str], lists: list[str] | None = None) -> list[str]:
    """Conditions: prose stays or gives way to the mark of redaction."""
    blank = [f"NEW.{text} IN (OLD.{text}, '{REDACTED}')" for text in texts]
    return blank + [f"NEW.{each} IN (OLD.{each}, '[\"{REDACTED}\"]')" for each in lists or ()]


def taken(table: str, columns: list[str], published: str, *also: str) -> str:
    """A published row already stands where the new one would go."""
    conditions = [same(columns, "x", "NEW"), f"x.{published}", *also]
    return f"EXISTS (SELECT 1 FROM {table} x WHERE {' AND '.join(conditions)})"
