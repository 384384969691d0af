"""Whoever asks too often waits for the next minute; nobody else does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.api.conftest import Ask

LIMIT = 3


@pytest.fixture(autouse=True)
def limit(db: None, settings: Any) -> Iterator[None]:
    """Three requests a minute, of which nobody has sent any."""
    settings.API_REQUESTS_PER_MINUTE = LIMIT
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def ask_again(visitor: Client) -> Ask:
    """One more request: `ask_again("topics/", **what WSGI says of it)`."""
    return lambda address="topics/", **said: visitor.get(f"/api/v1/{address}", **said)


def test_request_beyond_the_limit_is_a_429_that_says_when(ask_again: Ask) -> None:
    statuses = [ask_again().status_code for _ in range(LIMIT)]

    refused = ask_again()

    assert statuses == [200] * LIMIT
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert refused["Content-Type"] == "application/problem+json"
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert refused.json()["detail"] == (
        "At most 3 requests a minute that have to be worked out; try in 60 seconds."
    )


@pytest.mark.parametrize(
    "address", ["topics/?page=x", "nowhere/", "topics/no-such/", "schema/?a=b"]
)
def test_refused_requests_count(ask_again: Ask, address: str) -> None:
    for _ in range(LIMIT):
        ask_again(address)

    assert ask_again(address).status_code == 429


def test_unchanged_answers_and_other_methods_count(ask_again: Ask, visitor: Client) -> None:
    tag = ask_again()["ETag"]
    ask_again(headers={"if-none-match": tag})
    visitor.post("/api/v1/topics/")

    assert ask_again(headers={"if-none-match": tag}).status_code == 429


def test_next_minute_counts_anew(ask_again: Ask) -> None:
    for _ in range(LIMIT + 1):
        ask_again()

    with time_machine.travel(timedelta(minutes=1), tick=False):
        assert ask_again().status_code == 200


def test_wait_ends_with_the_minute(ask_again: Ask) -> None:
    with time_machine.travel("2026-01-01T12:00:45Z", tick=False):
        answers = [ask_again() for _ in range(LIMIT + 1)]

    assert answers[-1]["Retry-After"] == "15"


def test_addresses_are_counted_apart(ask_again: Ask) -> None:
    statuses = {ask_again(REMOTE_ADDR=f"203.0.113.{number}").status_code for number in range(9)}

    assert statuses == {200}


@pytest.mark.parametrize(("proxies", "statuses"), [(0, {200, 429}), (1, {200})])
def test_forwarded_address_counts_only_behind_a_proxy_of_ours(
    ask_again: Ask, settings: Any, proxies: int, statuses: set[int]
) -> None:
    settings.TRUSTED_PROXY_COUNT = proxies

    found = {
        ask_again(headers={"x-forwarded-for": f"1.1.1.1, 203.0.113.{number}"}).status_code
        for number in range(LIMIT + 1)
    }

    assert found == statuses


def test_pages_are_not_counted(visitor: Client) -> None:
    statuses = {visitor.get("/topics/").status_code for _ in range(LIMIT + 1)}

    assert statuses == {200}


def test_wait_is_told_in_the_language_asked_for(ask_again: Ask) -> None:
    for _ in range(LIMIT):
        ask_again()

    assert "需要计算的请求" in ask_again("topics/?lang=zh-hans").json()["detail"]


@pytest.mark.parametrize(
    ("processes", "cache_url", "granted"),
    [(1, "", 3), (2, "", 1), (9, "", 1), (2, "redis://127.0.0.1:6379/0", 3)],
    ids=["one", "two", "more than the limit", "two that share their counts"],
)
def test_process_that_counts_for_itself_grants_its_part(
    ask_again: Ask, settings: Any, processes: int, cache_url: str, granted: int
) -> None:
    settings.PROCESSES, settings.CACHE_URL = processes, cache_url

    statuses = [ask_again().status_code for _ in range(LIMIT + 1)]

    assert statuses.count(200) == granted


def test_no_limit_is_none(ask_again: Ask, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 0

    assert {ask_again().status_code for _ in range(9)} == {200}


def test_address_is_not_kept(ask_again: Ask) -> None:
    ask_again(REMOTE_ADDR="198.51.100.7")

    assert "198.51.100.7" not in str(getattr(cache, "_cache", ""))
