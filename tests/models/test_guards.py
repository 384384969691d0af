"""The guards are there after every migration, and a check fails when one is not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from tracker.checks import guards_are_installed
from tracker.models import protection_sql
from tracker.models.protection import guards, protected_tables

GUARD = "guard_pledgeversion_delete_keep"


@pytest.fixture
def new_database(db: None) -> Iterator[BaseDatabaseWrapper]:
    """A database (in PostgreSQL: a schema) in which the first migration has only begun."""
    if connection.vendor == "postgresql":
        run("CREATE SCHEMA begun")
        run("SET LOCAL search_path TO begun")
        yield connection
        return
    settings = connection.settings_dict | {"NAME": ":memory:", "OPTIONS": {}}
    begun = DatabaseWrapper(settings, alias="begun")
    yield begun
    # The wrapper keeps a database in memory open when asked to close it.
    begun.connection.close()


def drop(trigger: str, table: str) -> None:
    place = f" ON {table}" if connection.vendor == "postgresql" else ""
    run(f"DROP TRIGGER {trigger}{place}")


def run(sql: str, on: BaseDatabaseWrapper | None = None) -> None:
    with (on or connection).cursor() as cursor:
        cursor.execute(sql)


def triggers(on: BaseDatabaseWrapper) -> set[str]:
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE c.relnamespace = 'begun'::regnamespace",
    }
    with on.cursor() as cursor:
        cursor.execute(query[on.vendor])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
def test_migrated_database_has_every_guard() -> None:
    assert protection_sql.missing(connection) == []


def test_every_guard_has_a_name_of_its_own() -> None:
    names = [guard.trigger for guard in guards()]

    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 63


@pytest.mark.parametrize("event", ["INSERT", "UPDATE", "DELETE"])
@pytest.mark.parametrize("table", protected_tables())
def test_every_protected_table_is_guarded_against(table: str, event: str) -> None:
    assert any(guard.table == table and guard.event == event for guard in guards())


@pytest.mark.django_db
def test_check_passes_with_every_guard() -> None:
    assert guards_are_installed(None, ["default"]) == []


@pytest.mark.django_db
def test_check_names_a_guard_that_is_gone(published_pledge: object) -> None:
    drop(GUARD, "tracker_pledgeversion")

    with pytest.raises(SystemCheckError, match=GUARD):
        call_command("check", databases=["default"])


@pytest.mark.django_db
def test_older_database_may_be_migrated(published_pledge: object) -> None:
    drop(GUARD, "tracker_pledgeversion")
    MigrationRecorder(connection).record_unapplied("sessions", "0001_initial")

    (found,) = guards_are_installed(None, ["default"])

    assert (found.id, found.is_serious()) == ("tracker.W002", False)


@pytest.mark.django_db
def test_check_does_not_ask_a_database_it_was_not_given() -> None:
    drop(GUARD, "tracker_pledgeversion")

    assert guards_are_installed(None, None) == []


@pytest.mark.django_db
def test_altered_guard_is_missing() -> None:
    body = {
        "sqlite": f"CREATE TRIGGER {GUARD} BEFORE DELETE ON tracker_pledgeversion"
        " BEGIN SELECT 1; END",
        "postgresql": f"CREATE OR REPLACE FUNCTION {GUARD}() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN OLD; END $$",
    }
    if connection.vendor == "sqlite":
        drop(GUARD, "tracker_pledgeversion")

    run(body[connection.vendor])

    assert protection_sql.missing(connection) == [GUARD]


@pytest.mark.django_db
def test_guard_that_does_not_fire_is_missing() -> None:
    switched_off = {
        "sqlite": f"DROP TRIGGER {GUARD}",
        "postgresql": f"ALTER TABLE tracker_pledgeversion DISABLE TRIGGER {GUARD}",
    }

    run(switched_off[connection.vendor])

    assert protection_sql.missing(connection) == [GUARD]


@pytest.mark.django_db
def test_guards_can_be_installed_again() -> None:
    protection_sql.remove(connection)

    protection_sql.install(connection)
    protection_sql.install(connection)

    assert protection_sql.missing(connection) == []


@pytest.mark.django_db
def test_removing_takes_every_guard_away() -> None:
    protection_sql.remove(connection)

    missing = protection_sql.missing(connection)

    assert {guard.trigger for guard in guards()} <= set(missing)


def test_database_without_a_log_has_no_entries(new_database: BaseDatabaseWrapper) -> None:
    assert not protection_sql.has_entries(new_database)


def test_table_that_does_not_exist_yet_is_left_for_later(
    new_database: BaseDatabaseWrapper,
) -> None:
    protection_sql.install(new_database)

    assert triggers(new_database) == set()
    assert protection_sql.missing(new_database) == []


def test_guard_that_reads_a_table_to_come_is_left_for_later(
    new_database: BaseDatabaseWrapper,
) -> None:
    run("CREATE TABLE tracker_topic (id bigint, slug text, entry_id bigint)", on=new_database)

    protection_sql.install(new_database)

    assert triggers(new_database) - {"guard_topic_truncate"} == {"guard_topic_delete_keep"}
