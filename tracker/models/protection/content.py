"""Guards of version rows, and of rows with a log entry of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models

from tracker.models.base import Content
from tracker.models.status_update import Bearing
from tracker.rules.schema import NOUNS, Kind

from .guard import LAST, PUBLISHED, Guard, changed, columns, fresh, taken, without_words


def content_guards(model: type[Content]) -> Iterator[Guard]:
    """Version rows: drafts may change, published ones only through redaction."""
    table, noun = model._meta.db_table, model.noun
    lineage: list[str] = [str(getattr(model, name).field.column) for name in model.lineage]
    version = [*lineage, "version"]
    yield Guard(
        table,
        "INSERT",
        "draft",
        f"NEW.{PUBLISHED} OR {taken(table, ['id'], PUBLISHED)}"
        f" OR {taken(table, version, PUBLISHED)}",
        "content begins as a draft and takes no published place",
    )
    yield Guard(
        table,
        "UPDATE",
        "keep",
        f"OLD.{PUBLISHED} AND ({changed(columns(model, model.projections))})"
        f" AND NOT ({_redaction(model)})",
        "published content is never changed: publish a new version",
    )
    yield Guard(
        table,
        "UPDATE",
        "publish",
        f"OLD.state <> 'published' AND NEW.{PUBLISHED} AND NOT {fresh(noun, 'NEW.entry_id')}",
        "content is published with a log entry",
    )
    yield Guard(
        table,
        "UPDATE",
        "taken",
        f"NEW.id <> OLD.id OR {taken(table, version, PUBLISHED, 'x.id <> OLD.id')}"
        " OR (NEW.is_current AND " + taken(table, lineage, "is_current", "x.id <> OLD.id") + ")",
        "content takes no published place",
    )
    yield Guard(
        table,
        "DELETE",
        "keep",
        f"OLD.{PUBLISHED}",
        "published content is never deleted: withdraw it",
    )


def _redaction(model: type[Content]) -> str:
    """Free texts give way to the mark of redaction, once, and nothing else changes."""
    noun = NOUNS[model.noun]
    texts, lists = [*noun.words(), "change_reason"], noun.words(Kind.LIST)
    kept = columns(model, model.projections | {"redaction", *texts, *lists})
    blanked = without_words(texts, lists)
    logged = fresh(model.noun, "NEW.redaction_id", "verb = 'redact'")
    return " AND ".join(["OLD.redaction_id IS NULL", f"NOT ({changed(kept)})", *blanked, logged])


def entry_guards(model: type[Any]) -> Iterator[Guard]:
    """Rows with a log entry of their own: fixed from then on."""
    table = model._meta.db_table
    public = "entry_id IS NOT NULL"
    unique = [
        [model._meta.get_field(name).column for name in constraint.fields]
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None
    ]
    stale = f"NEW.entry_id IS NOT NULL AND NEW.entry_id <= {LAST}"
    occupied = " OR ".join(taken(table, columns, public) for columns in [["id"], *unique])
    whole = ""
    if model is Bearing:
        columns = ["update_id", "pledge_id", "effect"]
        both = ("x.obligation_id IS NULL", "NEW.obligation_id IS NULL")
        whole = f" OR {taken(table, columns, public, *both)}"
    yield Guard(
        table, "INSERT", "fresh", f"({stale}) OR {occupied}{whole}", "older log entries are closed"
    )
    yield Guard(
        table,
        "UPDATE",
        "keep",
        f"OLD.{public} OR ({stale}) OR {occupied}{whole}",
        "public rows are never changed",
    )
    yield Guard(table, "DELETE", "keep", f"OLD.{public}", "public rows are never deleted")
