"""The guards of `protection` as triggers, on SQLite and on PostgreSQL.

`install` is idempotent; `missing` compares what the database has with what it should have;
`remove` is for the test runner's flush alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

from .log import LogEntry
from .protection import Guard, guards, protected_tables

_SQLITE = """\
CREATE TRIGGER {trigger} BEFORE {event} ON {table}
WHEN {condition}
BEGIN SELECT RAISE(ABORT, '{message}'); END"""

_POSTGRES_BODY = """
BEGIN
  IF {condition} THEN
    RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN {row};
END """

_POSTGRES_TRUNCATE = """
BEGIN
  RAISE EXCEPTION 'the record is never emptied' USING ERRCODE = 'integrity_constraint_violation';
END """


def install(connection: BaseDatabaseWrapper) -> None:
    """Create every trigger anew. A table that does not exist yet is left for a later migration."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for statement in _dropping(connection):
            cursor.execute(statement)
        for guard in guards():
            if guard.table in tables and _readable(guard, tables):
                for statement in _creating(connection, guard):
                    cursor.execute(statement)
        if connection.vendor == "postgresql":
            for table in protected_tables():
                if table in tables:
                    for statement in _truncation(table):
                        cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop every trigger: only so that a test database can be emptied between tests."""
    with connection.cursor() as cursor:
        for statement in _dropping(connection):
            cursor.execute(statement)


def strangers(connection: BaseDatabaseWrapper) -> list[str]:
    """Triggers and rules on protected tables that are not ours: they could swallow a write."""
    if connection.vendor == "sqlite":
        query = "SELECT 'trigger', name, LOWER(tbl_name) FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = (
            "SELECT 'trigger', t.tgname, c.relname FROM pg_trigger t"
            " JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
            " UNION ALL SELECT 'rule', r.rulename, c.relname FROM pg_rewrite r"
            " JOIN pg_class c ON c.oid = r.ev_class"
            " WHERE c.relnamespace = current_schema()::regnamespace"
        )
    expected, tables = _expected(connection), set(protected_tables())
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = cursor.fetchall()
    return sorted(
        f"{kind} {name}"
        for kind, name, table in found
        if table in tables and (kind == "rule" or name not in expected)
    )


def absent(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of protected tables that are not there, or are views of something else."""
    return sorted(set(protected_tables()) - set(connection.introspection.table_names()))


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Names of triggers that are absent, disabled or differ from what they should say."""
    tables = set(connection.introspection.table_names())
    expected = _expected(connection)
    found = dict(_found(connection))
    return sorted(
        name
        for name, (table, text) in expected.items()
        if table in tables and found.get(name) != text
    )


def has_entries(connection: BaseDatabaseWrapper) -> bool:
    """Whether anything was ever published here."""
    table = LogEntry._meta.db_table
    if table not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE seq = 1")
        return cursor.fetchone() is not None


def _readable(guard: Guard, tables: set[str]) -> bool:
    """Every table that the condition reads exists (part-way through the migrations some do not)."""
    words = guard.condition.replace("(", " ").replace(")", " ").split()
    return all(word in tables for word in words if word.startswith("tracker_"))


def _creating(connection: BaseDatabaseWrapper, guard: Guard) -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield _sqlite(guard)
        return
    yield (
        f"CREATE FUNCTION {guard.trigger}() RETURNS trigger LANGUAGE plpgsql AS"
        f" $guard${_postgres_body(guard)}$guard$"
    )
    yield _postgres_trigger(guard)


def _truncation(table: str) -> Iterator[str]:
    name = _truncate_name(table)
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS"
        f" $guard${_POSTGRES_TRUNCATE}$guard$"
    )
    yield _truncate_trigger(table)


def _truncate_trigger(table: str) -> str:
    """As `pg_get_triggerdef` writes it."""
    name = _truncate_name(table)
    return (
        f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT"
        f" EXECUTE FUNCTION {name}()"
    )


def _truncate_name(table: str) -> str:
    return f"guard_{table.removeprefix('tracker_')}_truncate"


def _sqlite(guard: Guard) -> str:
    return _SQLITE.format(
        trigger=guard.trigger,
        event=guard.event,
        table=guard.table,
        condition=guard.condition,
        message=guard.message,
    )


def _postgres_trigger(guard: Guard) -> str:
    """As `pg_get_triggerdef` writes it."""
    return (
        f"CREATE TRIGGER {guard.trigger} BEFORE {guard.event} ON {guard.table}"
        f" FOR EACH ROW EXECUTE FUNCTION {guard.trigger}()"
    )


def _postgres_body(guard: Guard) -> str:
    row = "OLD" if guard.event == "DELETE" else "NEW"
    return _POSTGRES_BODY.format(condition=guard.condition, message=guard.message, row=row)


def _dropping(connection: BaseDatabaseWrapper) -> list[str]:
    if connection.vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name, _ in _found(connection)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'guard\\_%%'"
            " AND pronamespace = current_schema()::regnamespace"
        )
        return [f"DROP FUNCTION {name}() CASCADE" for (name,) in cursor.fetchall()]


def _expected(connection: BaseDatabaseWrapper) -> dict[str, tuple[str, str]]:
    if connection.vendor == "sqlite":
        return {guard.trigger: (guard.table, _sqlite(guard)) for guard in guards()}
    rows = {
        guard.trigger: (guard.table, _postgres_trigger(guard) + _postgres_body(guard))
        for guard in guards()
    }
    truncation = {
        _truncate_name(table): (table, _truncate_trigger(table) + _POSTGRES_TRUNCATE)
        for table in protected_tables()
    }
    return rows | truncation


def _found(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    if connection.vendor == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'"
    else:
        # A function with settings of its own may look for its tables elsewhere.
        query = (
            "SELECT t.tgname, pg_get_triggerdef(t.oid, true) || p.prosrc"
            " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
            " WHERE t.tgname LIKE 'guard_%' AND t.tgenabled IN ('O', 'A')"
            " AND p.pronamespace = current_schema()::regnamespace AND p.proconfig IS NULL"
        )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()
