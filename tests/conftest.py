"""What every test shares: two database aliases on one connection, plain static files, counts."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client, TransactionTestCase, override_settings
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from tests import factories
from tracker.models import Actor, Assessment, Pledge, PledgeVersion, StatusUpdate, protection_sql

hypothesis_settings.register_profile("default", deadline=None)
hypothesis_settings.register_profile("prove", deadline=None, max_examples=5_000)
hypothesis_settings.load_profile("default")


# Threads of a live server read through the real `public` alias.
TransactionTestCase.databases = {"default", "public"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full-counts", action="store_true", help="proofs try every case they name")
    parser.addoption("--results", type=Path, help="where proofs write down what they found")


@pytest.fixture
def trials(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """`trials(sample, full)`: how many cases a proof tries in this run."""
    is_full = request.config.getoption("--full-counts")
    return lambda sample, full: full if is_full else sample


@pytest.fixture(autouse=True, scope="session")
def static_files_without_a_build() -> Iterator[None]:
    """Templates name static files as they are, so that no test depends on `collectstatic`.

    The folder of collected files is empty, and another one for each process: a test that starts
    the site collects into the project's own while the others look.
    """
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with (
        TemporaryDirectory() as empty,
        override_settings(
            STATIC_ROOT=Path(empty), STORAGES=settings.STORAGES | {"staticfiles": plain}
        ),
    ):
        yield


@pytest.fixture(autouse=True, scope="session")
def nobody_asks_too_often() -> Iterator[None]:
    """All tests ask from one address, many of them within one minute that stands still."""
    with override_settings(API_REQUESTS_PER_MINUTE=0):
        yield


@pytest.fixture(autouse=True, scope="session")
def no_look_at_the_internet() -> Iterator[None]:
    """A run of `run_due` looks at no link, unless a test gives it a network of its own."""
    with override_settings(LINKS_PER_RUN=0):
        yield


@pytest.fixture(autouse=True, scope="session")
def cache_of_this_process() -> Iterator[None]:
    """On a shared Redis, each test process has a database of its own and may empty it."""
    cache = settings.CACHES["default"]
    if "redis" not in cache["BACKEND"]:
        yield
        return
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    server = cache["LOCATION"].rpartition("/")[0]
    with override_settings(CACHES={"default": cache | {"LOCATION": f"{server}/{number}"}}):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Close what both aliases keep open, or PostgreSQL would not drop the test database."""
    yield
    with django_db_blocker.unblock():
        for connection in connections.all():
            connection.close()


class SameConnection:
    """The test's connection under the name `public`: Django compares names in subqueries."""

    alias = "public"

    def __init__(self, connection: Any) -> None:
        self.__dict__["connection_of_the_test"] = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["connection_of_the_test"], name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self.__dict__["connection_of_the_test"], name, value)


@pytest.fixture(autouse=True)
def public_reads_see_the_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Point the `public` alias at the test's own connection.

    A second connection would not see what the test has not committed. It must happen after
    pytest-django has opened the database, and end before it closes it.
    """
    wanted = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    marker = request.node.get_closest_marker("django_db")
    if not wanted and marker is None:
        yield
        return
    for name in wanted:
        request.getfixturevalue(name)
    reader = connections["public"]
    connections["public"] = cast("BaseDatabaseWrapper", SameConnection(connections["default"]))
    yield
    connections["public"] = reader


@pytest.fixture(autouse=True)
def test_database_can_be_emptied(
    request: pytest.FixtureRequest, public_reads_see_the_test: None
) -> Iterator[None]:
    """Drop the triggers before a committing test is flushed; `post_migrate` brings them back."""
    yield
    if is_committing(request):
        protection_sql.remove(connections["default"])


def is_committing(request: pytest.FixtureRequest) -> bool:
    """Whether the test leaves rows behind for the runner to delete, not a transaction."""
    marker = request.node.get_closest_marker("django_db")
    asked = {"transactional_db", "live_server"} & set(request.fixturenames)
    return bool(asked) or (marker is not None and bool(marker.kwargs.get("transaction")))


# The cast: who works here, and the records most tests begin with


@pytest.fixture
def analyst(db: None) -> User:
    """Drafts and submits."""
    return User.objects.create(username="analyst", is_staff=True)


@pytest.fixture
def editor(db: None) -> User:
    """Reviews and publishes; the records below were published by this person."""
    return factories.editor_user()


@pytest.fixture
def visitor() -> Client:
    """Anyone: reads without signing in."""
    return Client()


@pytest.fixture
def actor(editor: User) -> Actor:
    """The editor as the public log knows them."""
    return factories.editor_actor()


@pytest.fixture
def published_pledge(db: None) -> Pledge:
    """China's promise to open a hotline, made on 2015-12-02, due on 2016-08-31."""
    return factories.published_pledge()


@pytest.fixture
def published_update(published_pledge: Pledge) -> StatusUpdate:
    """A newspaper's report of 2016-06-14 that the hotline was opened: initiated."""
    return factories.published_update()


@pytest.fixture
def published_verdict(published_update: StatusUpdate) -> Assessment:
    """The verdict of 2016-07-01 on that promise: initiated, on the strength of that report."""
    verdict: Assessment = factories.publish("assessment")
    return verdict


@pytest.fixture
def draft_pledge(db: None) -> PledgeVersion:
    """A pledge nobody may see yet."""
    version: PledgeVersion = factories.draft("pledge", id="secret-draft", title_en="Secret draft")
    return version
