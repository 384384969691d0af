"""A disk without room: SQLite and PostgreSQL then answer as they do on a real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

_FILL_POSTGRESQL = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full';
END $$;
"""


@contextmanager
def full_disk(*tables: str) -> Iterator[None]:
    """SQLite's file may not grow by a page; PostgreSQL refuses rows of these tables with 53100."""
    filling, clearing = _statements(tables)
    _execute(filling)
    try:
        yield
    finally:
        _execute(clearing)


def _statements(tables: tuple[str, ...]) -> tuple[list[str], list[str]]:
    if connection.vendor == "sqlite":
        # Without free pages inside, and not one more: a smaller limit is raised to what there is.
        return ["VACUUM", "PRAGMA max_page_count = 1"], ["PRAGMA max_page_count = 1073741823"]
    triggers = [
        f"CREATE TRIGGER no_room BEFORE INSERT ON {table} EXECUTE FUNCTION no_room()"
        for table in tables
    ]
    return [_FILL_POSTGRESQL, *triggers], ["DROP FUNCTION no_room() CASCADE"]


def _execute(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
