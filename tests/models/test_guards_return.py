"""Committing tests: migrations that rebuild tables, and the runner's own emptying."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.db.models import CharField, CheckConstraint, Q

from tests import factories
from tracker.models import LogEntry, Topic, protection_sql

pytestmark = pytest.mark.django_db(transaction=True)

LIKE_ANY = CheckConstraint(condition=Q(pk__gt=0), name="topic_is_like_any")
# Only SQLite makes a table anew to change it, and loses its triggers on the way.
LOST: dict[str, set[str]] = {
    "sqlite": {
        "guard_topic_delete_keep",
        "guard_topic_insert_fresh",
        "guard_topic_update_logged",
    },
    "postgresql": set(),
}


def migrate() -> None:
    """No migration is left to run, but what follows migrations does."""
    call_command("migrate", verbosity=0, skip_checks=True)


@pytest.fixture
def constrained(transactional_db: None) -> Iterator[None]:
    """A migration has just added a constraint."""
    with connection.schema_editor() as editor:
        editor.add_constraint(Topic, LIKE_ANY)
    yield
    with connection.schema_editor() as editor:
        editor.remove_constraint(Topic, LIKE_ANY)


@pytest.fixture
def altered(transactional_db: None) -> Iterator[None]:
    """A migration has just altered a column."""
    narrow = Topic._meta.get_field("name_zh")
    wide = CharField(max_length=201, blank=True)
    wide.set_attributes_from_name("name_zh")
    wide.model = Topic
    with connection.schema_editor() as editor:
        editor.alter_field(Topic, narrow, wide)
    yield
    with connection.schema_editor() as editor:
        editor.alter_field(Topic, wide, narrow)


@pytest.mark.parametrize("change", ["constrained", "altered"])
def test_guards_return_after_a_migration(change: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(change)
    lost = set(protection_sql.missing(connection))

    migrate()

    assert lost == LOST[connection.vendor]
    assert protection_sql.missing(connection) == []


def test_public_row_withstands_after_a_migration(constrained: None) -> None:
    migrate()
    factories.publish("pledge")

    with pytest.raises(IntegrityError, match="a public row changes only with a log entry"):
        Topic.objects.update(name_en="Forged")


@pytest.mark.parametrize("time", ["first", "second"])
def test_committing_test_begins_empty_and_guarded(time: str) -> None:
    assert not LogEntry.objects.exists()
    assert protection_sql.missing(connection) == []

    factories.publish("pledge")
