"""The one condition that each database answers with its own full-text index.

SQLite: an FTS5 table beside the entries (https://sqlite.org/fts5.html). PostgreSQL: `@@` between
a tsvector and a tsquery (https://www.postgresql.org/docs/current/textsearch-intro.html). The table,
the vectors and the index are made by `search_sql`.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Value
from django.db.models.sql.compiler import SQLCompiler

FTS5_TABLE = "tracker_searchwords"
# "simple" neither stems nor drops words: `tracker.search` has normalised them already. The cast
# makes it a constant, so that an index over the expression can serve the question.
CONFIGURATION = "'simple'::regconfig"
# Behind the name of a column of words: the column that holds them as a vector.
VECTOR = "_vector"


class Matches(Func):
    """Whether the words in a column of a search entry match a question.

    The question comes in the language of both databases, made of ASCII letters and digits only.
    `after` is a key: entries up to it need not be found, which spares SQLite looking them up.
    """

    output_field = BooleanField()

    def __init__(self, column: str, *, fts5: str, tsquery: str, after: int = 0) -> None:
        # A column filter: the other columns of the FTS5 table are not looked at.
        question = Value(f"{column} : ({fts5})")
        super().__init__(F("pk"), F(column), question, Value(tsquery), Value(after))

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        key, _, question, _, after = map(compiler.compile, self.get_source_expressions())
        found = (
            f"SELECT rowid FROM {FTS5_TABLE}"
            f" WHERE {FTS5_TABLE} MATCH {question[0]} AND rowid > {after[0]}"
        )
        return f"{key[0]} IN ({found})", [*key[1], *question[1], *after[1]]

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        _, column, _, question, _ = map(compiler.compile, self.get_source_expressions())
        vector = f'{column[0].removesuffix(chr(34))}{VECTOR}"'
        return f"{vector} @@ to_tsquery({CONFIGURATION}, {question[0]})", [
            *column[1],
            *question[1],
        ]
