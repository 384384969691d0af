"""Suggestions come from people, not too many an hour, and nothing of a sender is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import signing
from django.core.cache import cache
from django.test import Client

from tests.web.reading import words
from tests.web.suggestions import ADDRESS, WHAT, form, send, stamped
from tracker.models import Tip
from tracker.web import tip_limits, tip_stamp

NEVER_SEEN = "198.51.100.7"


@pytest.fixture(autouse=True)
def empty_cache(db: None) -> Iterator[None]:
    """Nobody has sent anything in this hour."""
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize(
    ("stamp", "said"),
    [
        pytest.param(lambda: stamped(13 * 3600), "open for too long", id="stale"),
        pytest.param(lambda: stamped(-60), "within three seconds", id="from the future"),
        pytest.param(lambda: stamped(1), "within three seconds", id="faster than a person"),
        pytest.param(lambda: stamped() + "x", "open for too long", id="forged"),
        pytest.param(lambda: signing.Signer(salt="other").sign("1"), "too long", id="not ours"),
        pytest.param(lambda: signing.Signer(salt="tip").sign("soon"), "too long", id="no moment"),
        pytest.param(lambda: "", "open for too long", id="none"),
    ],
)
def test_stamp_that_does_not_hold_returns_the_text_with_a_fresh_one(
    client: Client, stamp: Any, said: str
) -> None:
    answer = send(client, stamp=stamp())

    html = answer.content.decode()
    assert answer.status_code == 400
    assert said in words(html)
    assert f">{WHAT}</textarea>" in html
    assert f'name="stamp" value="{tip_stamp.stamp()}"' in html
    assert not Tip.objects.exists()


def test_form_open_for_twelve_hours_is_still_taken(client: Client) -> None:
    assert send(client, stamp=stamped(12 * 3600)).status_code == 303


def test_program_that_takes_the_bait_is_thanked_and_ignored(client: Client) -> None:
    answer = send(client, nickname="Best offers")

    assert answer.status_code == 303
    assert not Tip.objects.exists()


def test_sixth_suggestion_in_an_hour_is_refused_with_its_text(client: Client) -> None:
    statuses = [send(client).status_code for _ in range(tip_limits.FROM_ONE_ADDRESS)]

    answer = send(client)

    assert set(statuses) == {303}
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert f">{WHAT}</textarea>" in answer.content.decode()
    assert Tip.objects.count() == tip_limits.FROM_ONE_ADDRESS


def test_next_hour_counts_anew(client: Client) -> None:
    for _ in range(tip_limits.FROM_ONE_ADDRESS):
        send(client)

    with time_machine.travel(timedelta(hours=1), tick=False):
        assert send(client).status_code == 303


def test_addresses_are_counted_apart_up_to_a_ceiling(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tip_limits, "FROM_ALL", 7)

    statuses = [
        client.post(ADDRESS, form(), REMOTE_ADDR=f"203.0.113.{number}").status_code
        for number in range(8)
    ]

    assert statuses == [303] * 7 + [429]


def test_one_insistent_sender_does_not_shut_out_the_others(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tip_limits, "FROM_ALL", 7)

    for _ in range(8):
        send(client)

    assert client.post(ADDRESS, form(), REMOTE_ADDR="203.0.113.9").status_code == 303


@pytest.mark.parametrize(
    ("proxies", "statuses"),
    [(0, {303, 429}), (1, {303})],
    ids=["strangers cannot choose their address", "the proxy tells them apart"],
)
def test_forwarded_address_counts_only_behind_a_proxy_of_ours(
    client: Client, settings: Any, proxies: int, statuses: set[int]
) -> None:
    settings.TRUSTED_PROXY_COUNT = proxies

    found = {
        client.post(
            ADDRESS, form(), headers={"X-Forwarded-For": f"1.1.1.1, 203.0.113.{number}"}
        ).status_code
        for number in range(7)
    }

    assert found == statuses


def test_one_ipv6_network_is_one_sender(client: Client) -> None:
    statuses = [
        client.post(ADDRESS, form(), REMOTE_ADDR=f"2001:db8::{number}").status_code
        for number in range(6)
    ]

    assert statuses[-1] == 429


def test_ipv4_addresses_seen_through_ipv6_are_counted_apart(client: Client) -> None:
    statuses = {
        client.post(ADDRESS, form(), REMOTE_ADDR=f"::ffff:203.0.113.{number}").status_code
        for number in range(6)
    }

    assert statuses == {303}


def test_neither_address_nor_browser_is_stored(client: Client) -> None:
    client.post(ADDRESS, form(), REMOTE_ADDR=NEVER_SEEN, headers={"User-Agent": "Oddbrowser"})

    row = Tip.objects.values().get()
    kept = str(row) + str(getattr(cache, "_cache", ""))
    assert NEVER_SEEN not in kept
    assert "Oddbrowser" not in kept


def test_no_cookie_is_set_and_none_is_needed(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)

    answers = [strict.get(ADDRESS), send(strict), send(strict, what=""), strict.get(ADDRESS)]

    assert not strict.cookies
    assert [answer.status_code for answer in answers] == [200, 303, 400, 200]


def test_form_is_never_kept_in_a_cache(client: Client) -> None:
    assert "no-store" in client.get(ADDRESS)["Cache-Control"]


def test_endless_body_is_not_read(client: Client) -> None:
    assert send(client, what="a" * 70_000).status_code == 400
    assert not Tip.objects.exists()


@pytest.mark.parametrize("length", ["many", "-1", "9" * 5000], ids=["no number", "less", "more"])
def test_body_with_an_impossible_length_is_not_read(client: Client, length: str) -> None:
    assert client.post(ADDRESS, form(), CONTENT_LENGTH=length).status_code == 400
    assert not Tip.objects.exists()


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_form_answers_reading_and_posting_only(client: Client, method: str) -> None:
    answer = getattr(client, method)(ADDRESS)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")
