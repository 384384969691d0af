"""The desk's cast: people in their roles, signed in."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests import factories
from tests.admin.desk import FACT, typed
from tests.admin.expired import PHRASE, UPDATE
from tracker.actions import companions, corrections, desk
from tracker.models import Assessment, Pledge, Source, UpdateVersion
from tracker.models.base import Content
from tracker.rules.vocabulary import Change


def signed_in(user: User, role: str) -> Client:
    """A browser in which this person, in this role, is signed in."""
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def analyst_desk(analyst: User) -> Client:
    return signed_in(analyst, "analyst")


@pytest.fixture
def editor_desk(editor: User) -> Client:
    return signed_in(editor, "editor")


@pytest.fixture
def administrator_desk(db: None) -> Client:
    person = User.objects.create(username="administrator", is_staff=True)
    return signed_in(person, "administrator")


def _typed(pledge: Pledge) -> dict[str, Any]:
    return {
        "date": "2016-08-01",
        "kind": "event",
        "fact_en": FACT,
        "independent": "on",
        "citations-0-source": Source.objects.get(slug="news-report").pk,
        "citations-0-locator": "p. 2",
        "bearings-0-pledge": pledge.pk,
        "bearings-0-effect": "advanced",
    }


@pytest.fixture
def fields(published_pledge: Pledge) -> dict[str, Any]:
    """What an analyst types for an update with one source that bears on one pledge."""
    factories.publish("update")
    return _typed(published_pledge)


@pytest.fixture
def submitted(published_pledge: Pledge, analyst: User) -> UpdateVersion:
    """An update with a verdict drafted beside it, both handed in."""
    factories.publish("fulfilment_test")
    row: UpdateVersion = factories.draft("update", by=analyst)
    factories.draft("assessment", by=analyst)
    companions.submit(row, by=analyst)
    return row


@pytest.fixture
def correction(published_verdict: Assessment, analyst: User) -> Content:
    """A substantive correction of the update that the verdict cites, handed in."""
    update = published_verdict.evidence.get()
    assert update.current is not None
    version = corrections.draft_correction(
        update.current,
        changes={"fact_en": "The hotline was tested.", "date": "2016-06-15"},
        change=Change.SUBSTANTIVE,
        reason="Misread.",
        by=analyst,
    )
    return desk.submit(version, by=analyst)


@pytest.fixture
def person(analyst: User) -> User:
    analyst.set_password(PHRASE)
    analyst.save()
    analyst.groups.add(Group.objects.get(name="analyst"))
    return analyst


@pytest.fixture
def sent_too_late(person: User, analyst_desk: Client, fields: dict[str, Any]) -> Any:
    """The answer to an update that was sent after the session had ended."""
    sent = typed(analyst_desk.get(UPDATE)) | fields
    analyst_desk.logout()
    return analyst_desk.post(UPDATE, sent)
