"""Every address of the desk has a line in the matrix, and answers every role as it says there."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.admin import doors
from tests.admin.doors import ROLES

LINES = doors.lines()


@pytest.fixture(scope="module")
def people(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, User | None]]:
    with doors.staffed(django_db_blocker) as found:
        yield found


@pytest.fixture(autouse=True)
def refusals_unlogged(caplog: pytest.LogCaptureFixture) -> None:
    """A thousand refusals are expected here, and each record would hold its whole request."""
    caplog.set_level(logging.CRITICAL, "django.request")


def test_every_address_has_a_line() -> None:
    assert {line.url for line in LINES} ^ doors.patterns() == set()


def test_every_button_has_a_line() -> None:
    assert doors.verbs() - {(line.url, line.of) for line in LINES} == set()


def test_no_line_is_there_twice() -> None:
    assert len({(line.url, line.of) for line in LINES}) == len(LINES)


@pytest.mark.parametrize("role", ROLES)
def test_role_gets_what_the_matrix_says(
    role: str, people: dict[str, User | None], db: None
) -> None:
    browser = doors.browser_of(people[role])

    found = {(line.url, line.of): doors.answers(line, browser) for line in LINES}

    assert found == {(line.url, line.of): line.answers[role] for line in LINES}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_no_other_method_is_heard(
    method: str, people: dict[str, User | None], client: Client, db: None
) -> None:
    found = {line.url: doors.answer(line, client, method) for line in LINES}

    assert found == dict.fromkeys(doors.patterns(), "405")


def test_person_who_does_not_work_here_is_sent_to_sign_in(client: Client, db: None) -> None:
    client.force_login(User.objects.create(username="former", is_staff=False))

    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"
