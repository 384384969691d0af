"""One whole record for all tests of a module: what a test changes is rolled back to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.models import whole_record
from tests.models.whole_record import WholeRecord
from tracker.models import protection_sql

# Only SQLite keeps the record in a file that any program can open.
collect_ignore = [] if connection.vendor == "sqlite" else ["test_protection_of_sqlite_files.py"]


@pytest.fixture(scope="module")
def record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[WholeRecord]:
    """A public and a private row of everything, under guard."""
    with whole_record.shared(django_db_blocker):
        with django_db_blocker.unblock():
            made = whole_record.make()
            # PostgreSQL empties no table while foreign keys wait to be checked.
            connection.check_constraints()
        yield made


@pytest.fixture(scope="module")
def unguarded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[WholeRecord]:
    """The same without triggers, so that constraints stand alone."""
    with whole_record.shared(django_db_blocker):
        with django_db_blocker.unblock():
            protection_sql.remove(connection)
            made = whole_record.make()
        yield made
