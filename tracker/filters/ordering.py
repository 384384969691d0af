"""Orders that come out the same on SQLite and PostgreSQL, whatever the server's language."""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func
from django.db.models.expressions import OrderBy
from django.db.models.functions import Lower
from django.db.models.sql.compiler import SQLCompiler


class ByteOrder(Func):
    """Text compared by its UTF-8 bytes; `Lower` of it folds ASCII letters only, on both databases.

    PostgreSQL would otherwise sort by the language its cluster was made with (where hyphens in
    slugs count for nothing), SQLite always by bytes.
    """

    arity = 1

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template="(%(expressions)s COLLATE BINARY)")

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        return self.as_sql(compiler, connection, template='(%(expressions)s COLLATE "C")')


def by_text(column: str) -> OrderBy:
    """By a text column, from A to Z, capitals beside small letters."""
    return Lower(ByteOrder(F(column))).asc()


def newest_first(column: str) -> OrderBy:
    """By a date column, newest first, rows without a date last."""
    return F(column).desc(nulls_last=True)


def oldest_first(column: str) -> OrderBy:
    """By a date column, oldest first, rows without a date last."""
    return F(column).asc(nulls_last=True)


def by_slug(column: str = "slug") -> OrderBy:
    """The tie-break that makes every order total."""
    return ByteOrder(F(column)).asc()
