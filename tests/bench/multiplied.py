"""Many records out of one: every row of a small published record copied in the database itself.

Publishing goes through the actions and takes its time. A benchmark of reading only needs the rows
as they would lie there, so a small record is published and then copied: keys move by the number of
rows that there were, texts that must be unique get the number of the copy. Two things are not as
in a grown record: the hashes of copied log entries do not chain, so `verify_log` refuses them, and
a copy holds the same words as its original.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.models import Max

from tracker import models as record
from tracker.models import Checkpoint, LogEntry, SearchEntry, protection_sql, search_sql
from tracker.models.bodies import CONTENT_MODELS, IDENTITY_MODELS
from tracker.rules.chain import Frontier

# What a record has few of, however many pledges it holds; and the head of the log.
_FEW = {"Party", "Topic", "Mechanism", "Indicator", "Actor", "Checkpoint", "Digest"}
# Texts with a number in them, so that no two copies are called alike.
_NUMBERED = {"title_en": "(no. ", "fact_en": "(report "}
_POINTS_AT_MOST = 10_000
_SUBJECTS = {"subject_id", "public_id"}
_SEARCHED = {"pledges": "pledge", "updates": "update", "dialogues": "dialogue", "sources": "source"}


@dataclass(frozen=True)
class Table:
    """One table to be copied: how far its keys move for each copy, and where its rows begin."""

    model: type[models.Model]
    stride: int
    floor: int = 0

    @property
    def name(self) -> str:
        return connection.ops.quote_name(self.model._meta.db_table)


def multiply(copies: int, *, after: int) -> None:
    """Let there be so many of everything; entries up to `after` are those of what there is few."""
    tables = {table.model: table for table in _tables(after)}
    with transaction.atomic(), connection.cursor() as cursor:
        protection_sql.remove(connection)
        _forget_words(cursor)
        for number in range(1, copies):
            for table in tables.values():
                cursor.execute(_copying(table, tables, number))
        _reset_keys(cursor, list(tables))
    _close_the_log()
    protection_sql.install(connection)
    search_sql.install(connection)


def _tables(after: int) -> Iterator[Table]:
    """Every table of the record that grows with it; those without rows are left out."""
    for model in apps.get_app_config("tracker").get_models(include_auto_created=True):
        parent = model.__name__.partition("_")[0]
        last = model._base_manager.aggregate(last=Max("pk"))["last"]
        if parent in _FEW or not last:
            continue
        floor = after if model in (LogEntry, record.LogBody) else 0
        yield Table(model, last - floor, floor)


def _copying(table: Table, tables: dict[Any, Table], number: int) -> str:
    quote: Callable[[Any], str] = connection.ops.quote_name
    fields = table.model._meta.concrete_fields
    columns = ", ".join(quote(field.column) for field in fields)
    values = ", ".join(_value(table, field, tables, number) for field in fields)
    key = quote(table.model._meta.pk.column)
    last = table.floor + table.stride
    nouns = ", ".join(f"'{noun}'" for noun in _SEARCHED)
    also = f" AND noun IN ({nouns})" if table.model is SearchEntry else ""
    return (
        f"INSERT INTO {table.name} ({columns}) SELECT {values} FROM {table.name}"
        f" WHERE {key} > {table.floor} AND {key} <= {last}{also}"
    )


def _value(table: Table, field: Any, tables: dict[Any, Table], number: int) -> str:
    """The expression of one column in one copy."""
    column = connection.ops.quote_name(field.column)
    target = tables.get(field.related_model) if field.is_relation else None
    if target is not None:
        moved = f"{column} + {number * target.stride}"
        return f"CASE WHEN {column} > {target.floor} THEN {moved} ELSE {column} END"
    if field.primary_key:
        return f"{column} + {number * table.stride}"
    if table.model is record.IndicatorPoint and field.name == "number":
        # Counted within an indicator, of which there are few.
        return f"{column} + {number * _POINTS_AT_MOST}"
    if field.name == "row":
        return _row(table, column, tables, number)
    return _text(field, column, number)


def _row(table: Table, column: str, tables: dict[Any, Table], number: int) -> str:
    """A key without a relation: of which table, the noun beside it says."""
    if table.model is SearchEntry:
        moved = {noun: CONTENT_OR_IDENTITY[target] for noun, target in _SEARCHED.items()}
    else:
        moved = dict(CONTENT_MODELS)
    cases = " ".join(
        f"WHEN noun = '{noun}' THEN {column} + {number * tables[model].stride}"
        for noun, model in moved.items()
        if model in tables
    )
    return f"CASE {cases} ELSE {column} END"


CONTENT_OR_IDENTITY: dict[str, Any] = {**CONTENT_MODELS, **IDENTITY_MODELS}


def _text(field: Any, column: str, number: int) -> str:
    if field.name == "slug":
        return f"{column} || '-{number}'"
    if field.name in _SUBJECTS:
        ending = f"CASE WHEN {column} LIKE '%/%' THEN '' ELSE '-{number}' END"
        return f"REPLACE({column}, '/', '-{number}/') || {ending}"
    if field.name == "hash":
        return f"SUBSTR({column}, 1, 56) || '{number:08x}'"
    if field.name in _NUMBERED:
        mark = _NUMBERED[field.name]
        return f"REPLACE({column}, '{mark}', '{mark}{number}.')"
    return str(column)


def _forget_words(cursor: Any) -> None:
    """The full-text index is built anew afterwards, which is faster than row by row."""
    if connection.vendor == "sqlite":
        for event in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER IF EXISTS search_{event}")
    else:
        cursor.execute(f"DROP INDEX IF EXISTS {search_sql.GIN_INDEX}")


def _reset_keys(cursor: Any, copied: list[Any]) -> None:
    for statement in connection.ops.sequence_reset_sql(no_style(), copied):
        cursor.execute(statement)


def _close_the_log() -> None:
    """A head over all entries, so that the record can go on growing."""
    newest = LogEntry.objects.order_by("-seq").first()
    head = Checkpoint.objects.order_by("-size").first()
    if newest is None or head is None or newest.seq == head.size:
        return
    hashes = tuple(bytes.fromhex(newest.hash) for _ in range(newest.seq.bit_count()))
    frontier = Frontier(newest.seq, hashes)
    with transaction.atomic():
        protection_sql.remove(connection)
        Checkpoint.objects.create(
            size=frontier.size,
            root=frontier.root(),
            frontier=[each.hex() for each in frontier.hashes],
            at=newest.at,
        )
