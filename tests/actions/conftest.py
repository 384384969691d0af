"""Actions begin with one published verdict, and whatever they do leaves the record sound."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.models.whole_record import shared
from tracker.actions.verification import verify
from tracker.models import Assessment, LogEntry, Pledge, PledgeVersion, StatusUpdate, UpdateVersion


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A pledge, a report that bears on it, and a verdict that cites the report: all published."""
    with shared(django_db_blocker):
        with django_db_blocker.unblock():
            factories.publish("assessment")
        yield


@pytest.fixture
def pledge(world: None, db: None) -> Pledge:
    return Pledge.objects.get(slug=factories.HOTLINE)


@pytest.fixture
def pledge_version(pledge: Pledge) -> PledgeVersion:
    assert pledge.current is not None
    return pledge.current


@pytest.fixture
def draft_version(analyst: User) -> PledgeVersion:
    """The analyst's draft."""
    version: PledgeVersion = factories.draft("pledge", id="secret-draft", by=analyst)
    return version


@pytest.fixture
def update(world: None, db: None) -> StatusUpdate:
    return StatusUpdate.objects.get(slug=factories.OPENING)


@pytest.fixture
def update_version(update: StatusUpdate) -> UpdateVersion:
    assert update.current is not None
    return update.current


@pytest.fixture
def verdict(world: None, db: None) -> Assessment:
    return Assessment.objects.get()


@pytest.fixture(autouse=True)
def record_stays_sound(db: None) -> Iterator[None]:
    """Log, rows, projections and segments follow from each other after every public change."""
    before = LogEntry.objects.count()
    yield
    if LogEntry.objects.count() > before:
        assert [str(finding) for finding in verify()] == []
