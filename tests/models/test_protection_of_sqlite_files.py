"""A program of its own, with SQLite's default settings, cannot edit what is public either.

Django's connection switches on `foreign_keys` and `recursive_triggers`; any other program that
opens the file does not, and REPLACE then deletes without asking the triggers that refuse deletion.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import partial

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.models import attacks
from tests.models.attacks import Attack, Target
from tests.models.whole_record import WholeRecord
from tracker.models.protection import protected_tables

# Django sets up the test database only for tests that are marked.
pytestmark = pytest.mark.django_db

INDEX = "tracker_searchwords"
every_table = pytest.mark.parametrize("table", protected_tables())


@pytest.fixture(scope="module")
def stranger(
    record: WholeRecord, django_db_blocker: DjangoDbBlocker
) -> Iterator[sqlite3.Connection]:
    """A plain connection to a copy of the record."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with django_db_blocker.unblock():
        dumped = list(connection.connection.iterdump())
    # Python's dump cannot restore a virtual table; the index of search is no protected one.
    copy.executescript("\n".join(each for each in dumped if INDEX not in each))
    yield copy
    copy.close()


@pytest.fixture(scope="module")
def aims(record: WholeRecord, django_db_blocker: DjangoDbBlocker) -> dict[str, Target]:
    with django_db_blocker.unblock():
        return {table: attacks.target(record, table) for table in protected_tables()}


def survivors(stranger: sqlite3.Connection, aim: Target, tried: Iterable[Attack]) -> list[str]:
    return attacks.survivors(aim, tried, partial(attacks.of_a_stranger, stranger))


@pytest.mark.parametrize("setting", ["foreign_keys", "recursive_triggers"])
def test_stranger_has_default_settings(stranger: sqlite3.Connection, setting: str) -> None:
    assert stranger.execute(f"PRAGMA {setting}").fetchone() == (0,)


@every_table
def test_stranger_cannot_change_a_column(
    stranger: sqlite3.Connection, aims: dict[str, Target], table: str
) -> None:
    aim = aims[table]

    assert survivors(stranger, aim, attacks.edits(aim)) == []


@every_table
def test_stranger_cannot_delete(
    stranger: sqlite3.Connection, aims: dict[str, Target], table: str
) -> None:
    aim = aims[table]

    assert survivors(stranger, aim, attacks.deletions(aim)) == []


@every_table
def test_stranger_cannot_replace(
    stranger: sqlite3.Connection, aims: dict[str, Target], table: str
) -> None:
    aim = aims[table]

    assert survivors(stranger, aim, attacks.replacements(aim)) == []


@every_table
def test_stranger_cannot_put_a_private_row_in_a_public_place(
    stranger: sqlite3.Connection, aims: dict[str, Target], table: str
) -> None:
    aim = aims[table]

    assert survivors(stranger, aim, attacks.usurpations(aim)) == []
