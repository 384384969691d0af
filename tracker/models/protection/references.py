"""Guards of reference rows and identities: what others point to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracker.models.base import Reference

from .guard import LAST, PUBLISHED, Guard, fresh, taken


def reference_guards(model: type[Reference]) -> Iterator[Guard]:
    """Reference rows: once public, they change only together with a log entry about them."""
    table, noun = model._meta.db_table, model.noun
    logged = fresh(noun, "NEW.entry_id", "subject_id = NEW.slug")
    public = "entry_id IS NOT NULL"
    occupied = f"{taken(table, ['id'], public)} OR {taken(table, ['slug'], public)}"
    yield Guard(
        table,
        "INSERT",
        "fresh",
        f"(NEW.entry_id IS NOT NULL AND NOT {logged}) OR {occupied}",
        "a public row has a log entry and takes no place of another",
    )
    yield Guard(
        table,
        "UPDATE",
        "logged",
        f"NEW.id <> OLD.id OR (OLD.{public} AND NEW.slug <> OLD.slug)"
        f" OR (COALESCE(OLD.entry_id, NEW.entry_id) IS NOT NULL AND NOT ({logged}"
        " AND NEW.entry_id > COALESCE(OLD.entry_id, 0)))"
        f" OR {taken(table, ['slug'], public, 'x.id <> OLD.id')}",
        "a public row changes only with a log entry about it",
    )
    yield Guard(table, "DELETE", "keep", f"OLD.{public}", "a public row is never deleted")


def identity_guards(model: type[Any]) -> Iterator[Guard]:
    """Identities: a public one keeps its slug, unless the log renames it, and stays public."""
    table, noun = model._meta.db_table, model.noun
    public = "current_id IS NOT NULL"
    renamed = (
        f"EXISTS (SELECT 1 FROM tracker_logentry WHERE seq > {LAST} AND verb = 'rename'"
        f" AND subject_type = '{noun}' AND subject_id = NEW.slug)"
    )
    yield Guard(
        table,
        "INSERT",
        "taken",
        f"NEW.{public} OR {taken(table, ['id'], public)} OR {taken(table, ['slug'], public)}",
        "a public row is never replaced",
    )
    yield Guard(
        table,
        "UPDATE",
        "current",
        f"OLD.current_id IS DISTINCT FROM NEW.current_id AND NOT {_own_version(model)}",
        "what is current is a published version of its own",
    )
    yield Guard(
        table,
        "UPDATE",
        "slug",
        f"NEW.id <> OLD.id OR (OLD.{public} AND NEW.slug <> OLD.slug AND NOT {renamed})"
        f" OR {taken(table, ['slug'], public, 'x.id <> OLD.id')}",
        "a public address changes only by a rename in the log",
    )
    yield Guard(table, "DELETE", "keep", f"OLD.{public}", "a public row is never deleted")


def _own_version(model: type[Any]) -> str:
    """`current_id` leads to a published version of this very identity."""
    version = model._meta.get_field("current").related_model
    (identity,) = (getattr(version, name).field.column for name in version.lineage)
    return (
        f"EXISTS (SELECT 1 FROM {version._meta.db_table} v WHERE v.id = NEW.current_id"
        f" AND v.{identity} = NEW.id AND v.{PUBLISHED})"
    )
