"""The full-text index beside `SearchEntry`, on SQLite and on PostgreSQL.

SQLite: an FTS5 table with external content, kept by triggers as its manual shows
(https://sqlite.org/fts5.html, "External Content Tables"). PostgreSQL: generated columns with the
words as vectors, and a GIN index over those of the text. The index does not know which words
follow each other, as Chinese characters do, so the vectors found are read; made anew each time,
ten thousand of them would take seconds. `install` is idempotent and runs after every migration,
because SQLite drops the triggers of a table that a migration rebuilds.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from .search_match import CONFIGURATION, FTS5_TABLE, VECTOR

ENTRIES = "tracker_searchentry"
GIN_INDEX = "tracker_searchentry_words_vector"
# What older records have instead.
_GIN_INDEX_OVER_TEXT = "tracker_searchentry_words"
_COLUMNS = "title_words, words"
_OLD = "OLD.id, OLD.title_words, OLD.words"
_NEW = "NEW.id, NEW.title_words, NEW.words"
_FORGET = f"INSERT INTO {FTS5_TABLE}({FTS5_TABLE}, rowid, {_COLUMNS}) VALUES ('delete', {_OLD});"
_LEARN = f"INSERT INTO {FTS5_TABLE}(rowid, {_COLUMNS}) VALUES ({_NEW});"
_TRIGGERS = {
    "INSERT": _LEARN,
    "DELETE": _FORGET,
    "UPDATE": f"{_FORGET} {_LEARN}",
}


def install(connection: BaseDatabaseWrapper) -> bool:
    """Make the index where it is missing; false if there are no entries yet that it could index."""
    if ENTRIES not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        for statement in _installing(connection):
            cursor.execute(statement)
    return True


def faults(connection: BaseDatabaseWrapper) -> Iterator[str]:
    """What the index lacks, or says otherwise than the entries."""
    found = _found(connection)
    yield from (f"{name} is missing or altered" for name in _expected(connection) - found)
    if connection.vendor == "sqlite" and not _agrees(connection):
        yield f"{FTS5_TABLE} does not hold the words of the entries"


def _installing(connection: BaseDatabaseWrapper) -> Iterator[str]:
    if connection.vendor == "postgresql":
        for column in ("title_words", "words"):
            yield (
                f"ALTER TABLE {ENTRIES} ADD COLUMN IF NOT EXISTS {column}{VECTOR} tsvector"
                f" GENERATED ALWAYS AS (to_tsvector({CONFIGURATION}, {column})) STORED"
            )
            # In the row itself: fetched from beside it, each vector would cost twice as much.
            yield f"ALTER TABLE {ENTRIES} ALTER COLUMN {column}{VECTOR} SET STORAGE MAIN"
        yield f"CREATE INDEX IF NOT EXISTS {GIN_INDEX} ON {ENTRIES} USING gin (words{VECTOR})"
        yield f"DROP INDEX IF EXISTS {_GIN_INDEX_OVER_TEXT}"
        return
    if FTS5_TABLE not in connection.introspection.table_names():
        yield (
            f"CREATE VIRTUAL TABLE {FTS5_TABLE} USING fts5({_COLUMNS}, content='{ENTRIES}',"
            " content_rowid='id', tokenize='unicode61')"
        )
    for event in _TRIGGERS:
        yield f"DROP TRIGGER IF EXISTS {_trigger_name(event)}"
        yield _trigger(event)
    # Whatever was written while there were no triggers.
    yield f"INSERT INTO {FTS5_TABLE}({FTS5_TABLE}) VALUES ('rebuild')"


def _trigger_name(event: str) -> str:
    return f"search_{event.lower()}"


def _trigger(event: str) -> str:
    return (
        f"CREATE TRIGGER {_trigger_name(event)} AFTER {event} ON {ENTRIES}"
        f" BEGIN {_TRIGGERS[event]} END"
    )


def _expected(connection: BaseDatabaseWrapper) -> set[str]:
    if connection.vendor == "postgresql":
        return {GIN_INDEX}
    return {FTS5_TABLE, *map(_trigger_name, _TRIGGERS)}


def _found(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of what is there and as it should be."""
    if connection.vendor == "postgresql":
        query = "SELECT indexname, indexname FROM pg_indexes WHERE schemaname = current_schema()"
        written: dict[str, str] = {}
    else:
        query = "SELECT name, sql FROM sqlite_master"
        written = {_trigger_name(event): _trigger(event) for event in _TRIGGERS}
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for name, sql in cursor.fetchall() if written.get(name, sql) == sql}


def _agrees(connection: BaseDatabaseWrapper) -> bool:
    """FTS5's own comparison of the index with its content; it writes nothing."""
    check = f"INSERT INTO {FTS5_TABLE}({FTS5_TABLE}, rank) VALUES ('integrity-check', 1)"
    try:
        with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
            cursor.execute(check)
    except DatabaseError:
        return False
    return True
