"""Every address of the desk, as each role, with what no page of the desk sends."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.admin import doors
from tests.admin.doors import ROLES, Line
from tests.fuzz.forms import forms_of
from tests.fuzz.nasty import BODIES, HEADERS, PARTS, SEED, choices, queries, spoilt
from tests.fuzz.watching import Watch

pytestmark = pytest.mark.proof

LINES = [line for line in doors.lines() if "logout" not in line.url]
Trials = Callable[[int, int], int]


@pytest.fixture(scope="module")
def people(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, User | None]]:
    with doors.staffed(django_db_blocker) as found:
        yield found


@pytest.fixture
def chance() -> Random:
    return Random(SEED)


@pytest.fixture(params=ROLES)
def watch(
    request: pytest.FixtureRequest,
    people: dict[str, User | None],
    db: None,
    caplog: pytest.LogCaptureFixture,
) -> Watch:
    """Somebody of each role at a browser."""
    caplog.set_level(logging.CRITICAL)
    return Watch(doors.browser_of(people[request.param]))


def lines(chance: Random, number: int) -> Iterator[tuple[Line, str]]:
    """Some lines of the matrix, each at its address while the row that fits it is there."""
    for line in LINES if number >= len(LINES) else chance.sample(LINES, k=number):
        with transaction.atomic():
            yield line, doors.address(line)
            transaction.set_rollback(True)


def test_query_strings(watch: Watch, chance: Random, trials: Trials) -> None:
    for _, address in lines(chance, trials(40, 1_000)):
        for query in queries(chance, trials(1, 20)):
            watch.ask("GET", f"{address.partition('?')[0]}?{query}")

    assert watch.faults == []


def test_parts_of_addresses(watch: Watch, chance: Random, trials: Trials) -> None:
    for line, _ in lines(chance, trials(40, 1_000)):
        if "<" in line.url:
            for part in choices(PARTS, chance, trials(1, 20)):
                before, _, rest = line.url.partition("<")
                watch.ask("GET", f"/admin/{before}{part}{rest.partition('>')[2]}")

    assert watch.faults == []


def test_headers_and_bodies(watch: Watch, chance: Random, trials: Trials) -> None:
    for _, address in lines(chance, trials(40, 1_000)):
        for _ in range(trials(1, 10)):
            kind, body = chance.choice(BODIES)
            watch.ask("POST", address, body, kind, headers=chance.choice(HEADERS))

    assert watch.faults == []


def test_forms(watch: Watch, chance: Random, trials: Trials) -> None:
    for _, address in lines(chance, trials(40, 1_000)):
        shown: Any = watch.ask("GET", address)
        if getattr(shown, "status_code", 0) != 200 or shown.streaming:
            continue
        for form in forms_of(shown.content.decode(errors="replace")):
            for _ in range(trials(1, 15)):
                watch.post(address, spoilt(form, chance))

    assert watch.faults == []
