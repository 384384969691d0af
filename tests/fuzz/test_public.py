"""Every public address, asked for with what nobody should send, answers and writes nothing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from random import Random

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from tests.fuzz.nasty import (
    BODIES,
    HEADERS,
    PARTS,
    SEED,
    choices,
    queries,
    spoilt,
)
from tests.fuzz.watching import Watch
from tests.public_addresses import public_addresses, routes
from tests.test_nothing_leaks import MARKER, public_record, samples
from tests.web.suggestions import form

__all__ = ["public_record"]

pytestmark = [pytest.mark.django_db, pytest.mark.proof]

Trials = Callable[[int, int], int]
METHODS = ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE")


@pytest.fixture
def watch(public_record: None, settings: LazySettings, caplog: pytest.LogCaptureFixture) -> Watch:
    caplog.set_level(logging.CRITICAL)
    cache.clear()
    return Watch(Client())


@pytest.fixture
def chance() -> Random:
    return Random(SEED)


@pytest.fixture
def addresses(public_record: None) -> list[str]:
    """One that answers for each route."""
    return [path for path in public_addresses(samples()) if MARKER not in path]


def test_query_strings(watch: Watch, addresses: list[str], chance: Random, trials: Trials) -> None:
    for address in addresses:
        for query in queries(chance, trials(4, 200)):
            watch.ask("GET", f"{address}?{query}")

    assert watch.faults == []


def test_parts_of_addresses(watch: Watch, chance: Random, trials: Trials) -> None:
    for route in routes():
        if "<" in route:
            for part in choices(PARTS, chance, trials(5, 60)):
                before, _, rest = route.partition("<")
                watch.ask(
                    "GET",
                    f"/{before}{part}{rest.partition('>')[2].replace('<', '').replace('>', '')}",
                )

    assert watch.faults == []


def test_headers(watch: Watch, addresses: list[str], chance: Random, trials: Trials) -> None:
    for address in addresses:
        for headers in choices(HEADERS, chance, trials(3, 60)):
            watch.ask("GET", address, headers=headers)

    assert watch.faults == []


def test_methods_and_bodies(
    watch: Watch, addresses: list[str], chance: Random, trials: Trials
) -> None:
    for address in addresses:
        for kind, body in choices(BODIES, chance, trials(2, 30)):
            watch.ask(chance.choice(METHODS), address, body, kind)

    assert watch.faults == []


def test_suggestions(watch: Watch, chance: Random, trials: Trials) -> None:
    for _ in range(trials(60, 3_000)):
        cache.clear()
        watch.post("/suggest/", spoilt(form(), chance))

    assert watch.faults == []
