"""Verification finds a search index that does not follow from the record."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from tests.actions.tampering import findings
from tracker.models import SearchEntry, search_sql
from tracker.models.search_entry import SearchEntryQuerySet
from tracker.models.search_match import FTS5_TABLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

WRONG = (
    "search entry pledges open-a-hotline: what can be found of it does not follow from the record"
)
FORGERIES: dict[str, Callable[[], object]] = {
    "other words": lambda: hotline().update(words="forg"),
    "another title": lambda: hotline().update(title_words="forg"),
    "another text": lambda: hotline().update(text="Forged."),
    "another day": lambda: hotline().update(valid_from="2011-01-01"),
    "no entry": lambda: hotline().delete(),
    "one entry too many": lambda: hotline().create(noun="pledges", row=0, slug="open-a-hotline"),
}


@pytest.fixture(autouse=True)
def record_stays_sound() -> None:
    """These tests break the record on purpose."""


def hotline() -> SearchEntryQuerySet:
    return SearchEntry.objects.filter(noun="pledges", slug="open-a-hotline")


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES.keys())
def test_forged_entry_is_found(forge: Callable[[], object]) -> None:
    forge()

    assert findings() == [WRONG]


def test_missing_index_is_found() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER search_update")
            name = "search_update"
        else:
            cursor.execute(f"DROP INDEX {search_sql.GIN_INDEX}")
            name = search_sql.GIN_INDEX

    assert findings() == [f"search index: {name} is missing or altered"]


def test_index_that_holds_other_words_is_found() -> None:
    if connection.vendor == "postgresql":
        # Its index is kept by the database itself: there is nothing to forge but the entries.
        assert list(search_sql.faults(connection)) == []
        return
    entry = hotline().get()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {FTS5_TABLE}({FTS5_TABLE}, rowid, title_words, words)"
            " VALUES ('delete', %s, %s, %s)",
            [entry.pk, entry.title_words, entry.words],
        )

    assert findings() == [f"search index: {FTS5_TABLE} does not hold the words of the entries"]
