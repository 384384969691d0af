"""Ways to edit what is public, as SQL: one list for every table and every connection.

Each attack is aimed at one public row. A replacement comes twice: as the row stands, and dressed
as a private one, because a row that says it is public is refused for that alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, connection, models, transaction

from tests.models.whole_record import MODELS, WholeRecord
from tracker.models import Actor
from tracker.models.base import Content, Identity
from tracker.models.protection import guards

Row = Mapping[str, Any]

PRIVATE_DRESS = {"state": "draft", "entry_id": None, "current_id": None, "is_current": False}
EMPTIED = "the record is never emptied"


@dataclass(frozen=True)
class Target:
    """A protected table: its unique keys, a public row, and a private one if there is any."""

    table: str
    keys: list[list[str]]
    public: Row
    private: Row | None

    @property
    def model(self) -> Any:
        return MODELS[self.table]

    @property
    def pk(self) -> str:
        column: str = self.model._meta.pk.column
        return column

    def refuses_with(self, answer: str) -> bool:
        """Whether the answer is that of a guard of this table."""
        own = {guard.message for guard in guards() if guard.table == self.table}
        return any(message in answer for message in (*own, EMPTIED))


@dataclass(frozen=True)
class Attack:
    """One statement, with its values in the order of its `?`."""

    name: str
    sql: str
    values: tuple[Any, ...] = ()


def target(record: WholeRecord, table: str) -> Target:
    """Read what the attacks on a table need."""
    model = MODELS[table]
    pk = model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY {pk}")
        names = [column[0] for column in cursor.description or ()]
        rows = [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]
        found = connection.introspection.get_constraints(cursor, table).values()
    public = {key: row for row in rows if (key := row[pk]) in record.public_keys[table]}
    private = [row for row in rows if row[pk] not in public]
    keys = [list(each["columns"]) for each in found if each["unique"] or each["primary_key"]]
    return Target(table, keys, next(iter(public.values())), private[0] if private else None)


def edits(aim: Target) -> Iterator[Attack]:
    """Change each column that is not a projection."""
    for field in aim.model._meta.concrete_fields:
        if field.name not in projections(aim.model):
            sql = f"UPDATE {aim.table} SET {field.column} = ? WHERE {aim.pk} = ?"
            values = (other_value(field, aim.public[field.column]), aim.public[aim.pk])
            yield Attack(f"set {field.column}", sql, values)


def deletions(aim: Target) -> Iterator[Attack]:
    """Delete the row, or all rows."""
    yield Attack("delete", f"DELETE FROM {aim.table} WHERE {aim.pk} = ?", (aim.public[aim.pk],))
    yield Attack("delete all", f"DELETE FROM {aim.table}")
    if connection.vendor == "postgresql":
        yield Attack("truncate", f"TRUNCATE {aim.table} CASCADE")


def replacements(aim: Target) -> Iterator[Attack]:
    """Insert another row that shares one key with the public one."""
    columns = list(aim.public)
    insertion = f"({', '.join(columns)}) VALUES ({', '.join('?' for _ in columns)})"
    for key in aim.keys:
        for row in _rivals(aim, key):
            values, name = tuple(row.values()), f"{', '.join(key)} of {row.get('state', 'a row')}"
            if connection.vendor == "sqlite":
                sql = f"INSERT OR REPLACE INTO {aim.table} {insertion}"
                yield Attack(f"replace {name}", sql, values)
            if key == [aim.pk]:
                update = f"ON CONFLICT ({aim.pk}) DO UPDATE SET {aim.pk} = EXCLUDED.{aim.pk}"
                sql = f"INSERT INTO {aim.table} {insertion} {update}"
                yield Attack(f"upsert {name}", sql, values)


def usurpations(aim: Target) -> Iterator[Attack]:
    """Let a private row take a key of the public one."""
    if aim.private is None:
        return
    verb = "UPDATE OR REPLACE" if connection.vendor == "sqlite" else "UPDATE"
    for key in aim.keys:
        # The place of a current version is a lineage, taken by a row that says it is current.
        current = ["is_current"] if "is_current" in aim.public and len(key) < 3 else []
        columns = [*key, *(column for column in current if column not in key)]
        changes = ", ".join(f"{column} = ?" for column in columns)
        values = (*(aim.public[column] for column in columns), aim.private[aim.pk])
        yield Attack(
            f"take {', '.join(columns)}",
            f"{verb} {aim.table} SET {changes} WHERE {aim.pk} = ?",
            values,
        )


def projections(model: Any) -> frozenset[str]:
    """Columns that are derived from published rows, and may follow them."""
    if issubclass(model, Content):
        return model.projections
    if issubclass(model, Identity):
        names = {field.name for field in model._meta.concrete_fields}
        return frozenset(names - {"id", "slug", "current"})
    return frozenset({"name"}) if model is Actor else frozenset()


def _rivals(aim: Target, key: list[str]) -> Iterator[Row]:
    """The public row with new values in all other keys and in nothing else, in both dresses."""
    deciding = _deciding(aim, key)
    others = {column for each in aim.keys for column in each} - {*key, *deciding}
    fields = {field.column: field for field in aim.model._meta.concrete_fields}
    rival = {
        column: other_value(fields[column], value) if column in others else value
        for column, value in aim.public.items()
    }
    yield rival
    if not {*key, *deciding} & _dress(aim).keys():
        yield rival | _dress(aim)


def _deciding(aim: Target, key: list[str]) -> set[str]:
    """The columns that decide whether a row stands in a partial key at all."""
    partial = any(
        [aim.model._meta.get_field(name).column for name in each.fields] == key
        for each in aim.model._meta.constraints
        if isinstance(each, models.UniqueConstraint) and each.condition is not None
    )
    return {"is_current", "obligation_id"} & aim.public.keys() if partial else set()


def _dress(aim: Target) -> dict[str, Any]:
    fields = {field.column: field for field in aim.model._meta.concrete_fields}
    return {
        column: value
        for column, value in PRIVATE_DRESS.items()
        if column in fields and (value is not None or fields[column].null)
    }


def other_value(field: models.Field, value: Any) -> Any:
    """A value of the same type that is not the one given."""
    match field.get_internal_type():
        case "BooleanField":
            return not value
        case "DateField" | "DateTimeField":
            return "1999-01-01"
        case "JSONField":
            return '["zz"]'
        case "BinaryField":
            return b"zz"
        case "CharField" | "TextField" | "SlugField" | "URLField":
            return "zz"
        case _:
            return int(value or 0) + 1_000


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


Try = Callable[[Attack], str]


def survivors(aim: Target, tried: Iterable[Attack], answer: Try) -> list[str]:
    """The attacks that no guard of the table refused, with what happened instead."""
    answers = [(attack.name, answer(attack)) for attack in tried]
    return [f"{name}: {told}" for name, told in answers if not aim.refuses_with(told)]


def through_django(attack: Attack) -> str:
    """What the database says on our own connection; undone whether it succeeds or not."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attack.sql.replace("?", "%s"), attack.values)
            transaction.set_rollback(True)
    except IntegrityError as refusal:
        return str(refusal)
    return "done"


def of_a_stranger(stranger: sqlite3.Connection, attack: Attack) -> str:
    """What SQLite says to a program of its own; undone whether it succeeds or not."""
    stranger.execute("BEGIN")
    try:
        stranger.execute(attack.sql, attack.values)
    except sqlite3.IntegrityError as refusal:
        return str(refusal)
    finally:
        stranger.execute("ROLLBACK")
    return "done"
