"""The edition is the newest one at every moment, and the database is asked little."""

from __future__ import annotations

from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import User

from tests import factories
from tracker.front import newest
from tracker.front.newest import NewestEdition

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def told() -> NewestEdition:
    return NewestEdition()


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands until a test sets it."""
    now = [100.0]
    monkeypatch.setattr("tracker.front.newest.time.monotonic", lambda: now[0])
    return now


def test_published_change_is_known_to_the_next_who_asks(
    told: NewestEdition, seconds: list[float]
) -> None:
    before = told()
    factories.publish("pledge")
    # PostgreSQL is asked once a second.
    seconds[0] += 1
    after = told()

    assert before is not None
    assert after is not None
    assert before.revision < after.revision


def test_commit_that_readers_do_not_see_leaves_the_edition(
    told: NewestEdition, seconds: list[float]
) -> None:
    factories.publish("pledge")
    before = told()
    User.objects.create_user("analyst")
    seconds[0] += 1

    assert told() is before


def test_new_day_is_another_edition(told: NewestEdition) -> None:
    with time_machine.travel("2026-11-21T23:59:59+00:00", tick=False):
        evening = told()
    with time_machine.travel("2026-11-22T00:00:00+00:00", tick=False):
        morning = told()

    assert evening is not None
    assert morning is not None
    assert (evening.day.day, morning.day.day) == (21, 22)


def test_database_is_not_asked_again_for_nothing(
    told: NewestEdition, seconds: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = told()
    monkeypatch.setattr(newest, "read", lambda: pytest.fail("asked again"))

    assert told() is known


def test_last_edition_stands_while_the_database_is_silent(
    told: NewestEdition, seconds: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = told()
    monkeypatch.setattr(newest, "read", lambda: None)
    told.told_at = None

    assert told() is known


def test_without_a_file_there_is_no_edition(told: NewestEdition, tmp_path: Path) -> None:
    told.clock = newest.Commits(str(tmp_path / "none.sqlite3"))

    assert told() is None
