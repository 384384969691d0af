"""Committing tests: the search index survives migrations, and is filled for an older record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import CheckConstraint, Q

from tests import factories
from tracker.models import SearchEntry, search_sql

pytestmark = pytest.mark.django_db(transaction=True)

LIKE_ANY = CheckConstraint(condition=Q(pk__gt=0), name="search_entry_is_like_any")
# Only SQLite makes a table anew to change it, and loses its triggers on the way.
LOST = {
    "sqlite": {
        "search_insert is missing or altered",
        "search_update is missing or altered",
        "search_delete is missing or altered",
    },
    "postgresql": set[str](),
}


@pytest.fixture
def constrained(transactional_db: None) -> Iterator[None]:
    """A migration has just added a constraint."""
    with connection.schema_editor() as editor:
        editor.add_constraint(SearchEntry, LIKE_ANY)
    yield
    with connection.schema_editor() as editor:
        editor.remove_constraint(SearchEntry, LIKE_ANY)


def migrate() -> None:
    """No migration is left to run, but what follows migrations does."""
    call_command("migrate", verbosity=0, skip_checks=True)


def found() -> int:
    return SearchEntry.objects.matching(fts5='"hotlin"', tsquery="hotlin").count()


def test_index_is_whole_again_after_a_migration(constrained: None) -> None:
    assert set(search_sql.faults(connection)) == LOST[connection.vendor]

    migrate()

    assert list(search_sql.faults(connection)) == []


def test_what_was_written_without_triggers_is_found_after_a_migration(constrained: None) -> None:
    factories.publish("pledge")

    migrate()

    assert list(search_sql.faults(connection)) == []
    assert found() == 2


def test_record_older_than_the_index_is_made_searchable() -> None:
    factories.publish("pledge")
    SearchEntry.objects.all().delete()
    assert found() == 0

    migrate()

    assert found() == 2


def test_index_waits_for_its_table() -> None:
    with connection.schema_editor() as editor:
        editor.delete_model(SearchEntry)

    try:
        assert search_sql.install(connection) is False
    finally:
        with connection.schema_editor() as editor:
            editor.create_model(SearchEntry)
        search_sql.install(connection)
