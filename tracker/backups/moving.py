"""From SQLite to PostgreSQL: every row as it is, keys and log included, into an empty database."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from tracker.databases import database_aliases
from tracker.models import protection_sql

from .problems import BackupError

ROWS_AT_ONCE = 2_000
FROM, TO = "moved_from", "moved_to"


def move(file: Path, url: str) -> None:
    """Copy the rows of an SQLite backup into the migrated database at `url`, all or none.

    The triggers are off while rows arrive and back before the transaction ends; whether the rows
    are those of the log is for verification to say.
    """
    source, target = _connections(file, url)
    try:
        _check_same_migrations(source, target)
        with target.cursor() as cursor:
            cursor.execute("BEGIN")
            protection_sql.remove(target)
            moved = [model for model in apps.get_models(include_auto_created=True) if _owns(model)]
            _empty(moved, target)
            for model in moved:
                _copy(model, source, target)
            # Deferred checks would otherwise keep the tables busy.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for statement in target.ops.sequence_reset_sql(no_style(), moved):
                cursor.execute(statement)
            protection_sql.install(target)
            cursor.execute("COMMIT")
    finally:
        source.close()
        target.close()


def _connections(file: Path, url: str) -> tuple[BaseDatabaseWrapper, BaseDatabaseWrapper]:
    """The backup, opened to be read only, and the new database."""
    backup = f"sqlite:///{quote(str(file.absolute()))}"
    source = database_aliases(backup, settings.VAR_DIR)["public"]
    target = database_aliases(url, settings.VAR_DIR)["default"]
    handler = ConnectionHandler({DEFAULT_DB_ALIAS: {}, FROM: source, TO: target})
    return handler[FROM], handler[TO]


def _check_same_migrations(source: BaseDatabaseWrapper, target: BaseDatabaseWrapper) -> None:
    if _migrations(source) != _migrations(target):
        raise BackupError(
            "The backup was made by another version of the program: restore it on SQLite, run"
            " migrate, and back that up"
        )


def _migrations(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())


def _owns(model: type[models.Model]) -> bool:
    return model._meta.managed and not model._meta.proxy


def _empty(moved: list[type[models.Model]], target: BaseDatabaseWrapper) -> None:
    """Take out what the migrations have put in: roles, permissions, names of the models."""
    tables = ", ".join(target.ops.quote_name(model._meta.db_table) for model in moved)
    with target.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables}")


def _copy(
    model: type[models.Model], source: BaseDatabaseWrapper, target: BaseDatabaseWrapper
) -> None:
    fields = model._meta.local_concrete_fields
    columns = ", ".join(target.ops.quote_name(str(field.column)) for field in fields)
    table = target.ops.quote_name(model._meta.db_table)
    insertion = f"INSERT INTO {table} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"
    with source.cursor() as reading, target.cursor() as writing:
        reading.execute(f"SELECT {columns} FROM {table}")
        while rows := reading.fetchmany(ROWS_AT_ONCE):
            writing.executemany(insertion, list(_translated(fields, rows, source, target)))


def _translated(
    fields: Any, rows: Any, source: BaseDatabaseWrapper, target: BaseDatabaseWrapper
) -> Iterator[list[Any]]:
    """The values of each row as the other database takes them."""
    ways = [(field, _converters(field, source)) for field in fields]
    for row in rows:
        yield [
            field.get_db_prep_save(_read(value, field, converters, source), target)
            for (field, converters), value in zip(ways, row, strict=True)
        ]


def _converters(field: Any, source: BaseDatabaseWrapper) -> list[Any]:
    """How the ORM reads a column of this field."""
    own = field.cached_col.get_db_converters(source)
    return [*source.ops.get_db_converters(field.cached_col), *own]


def _read(value: Any, field: Any, converters: list[Any], source: BaseDatabaseWrapper) -> Any:
    return reduce(lambda read, way: way(read, field.cached_col, source), converters, value)
