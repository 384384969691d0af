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
    """

    output_field = BooleanField()

    def __init__(self, column: str, *, fts5: str, tsquery: str) -> None:
        # A column filter: the other columns of the FTS5 table are not looked at.
        super().__init__(F("pk"), F(column), Value(f"{column} : ({fts5})"), Value(tsquery))

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        key, _, question, _ = self.get_source_expressions()
        left, right = compiler.compile(key), compiler.compile(question)
        found = f"SELECT rowid FROM {FTS5_TABLE} WHERE {FTS5_TABLE} MATCH {right[0]}"
        return f"{left[0]} IN ({found})", [*left[1], *right[1]]

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        _, column, _, question = self.get_source_expressions()
        left, right = compiler.compile(column), compiler.compile(question)
        vector = f'{left[0].removesuffix(chr(34))}{VECTOR}"'
        return f"{vector} @@ to_tsquery({CONFIGURATION}, {right[0]})", [*left[1], *right[1]]
