"""Who asks too often is told apart without being known, and counts end with their span of time."""

from __future__ import annotations

from uuid import uuid4

import pytest
import time_machine
from django.test import RequestFactory
from pytest_django import Settings

from tracker.visitors import HOUR, client, count, pseudonym, seconds_left


@pytest.mark.parametrize(
    ("address", "household"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("unix:", "unix:"),
    ],
    ids=["IPv4", "IPv4 as IPv6", "IPv6", "none"],
)
def test_address_stands_for_its_household(address: str, household: str) -> None:
    assert client({"REMOTE_ADDR": address}) == household


def test_pseudonym_lasts_a_day_and_does_not_tell_the_address() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1")
    with time_machine.travel("2026-01-01T12:00:00Z", tick=False) as clock:
        names = [pseudonym(request)]
        for hours in (11, 1):
            clock.shift(hours * HOUR)
            names.append(pseudonym(request))

    assert names[0] == names[1] != names[2]
    assert "192.0.2.1" not in names[0]


def test_count_begins_anew_with_the_next_span_of_time() -> None:
    # A shared cache may remember what an earlier run counted in the same hour.
    letters = f"letters-{uuid4()}"
    with time_machine.travel("2026-01-01T12:59:50Z", tick=False) as clock:
        counted = [count(letters, HOUR), count(letters, HOUR)]
        left = seconds_left(HOUR)
        clock.shift(left)
        counted.append(count(letters, HOUR))

    assert (counted, left) == ([1, 2, 1], 10)


def test_count_that_was_forgotten_at_once_is_the_first(settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

    assert count("letters", HOUR) == 1
