"""Bodies are read whole before a thread is used, or refused."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from django.conf import settings

from tests.front.asking import Answer, Client, asked
from tracker.front import bodies
from tracker.front.application import Front
from tracker.front.environ import Environ
from tracker.uploads import BODY_AT_MOST

FORM_LIMIT = settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def echo(environ: Environ, start: Any) -> Sequence[bytes]:
    """Answers with what it was sent."""
    start("200 OK", [])
    return [environ["CONTENT_LENGTH"].encode(), b" ", environ["wsgi.input"].read()]


@pytest.fixture
def no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has not sent everything yet is too late."""
    monkeypatch.setattr(bodies, "SECONDS", 0)
    monkeypatch.setattr(bodies, "BYTES_PER_MORE_SECOND", 1e12)


def sent(size: int) -> list[tuple[str, str]]:
    return [("content-length", str(size))]


def test_body_is_handed_on_as_it_was_sent() -> None:
    answer = asked(echo, Client(headers=sent(6), sends=[b"wh", b"at=x"]))

    assert (answer.status, answer.body) == (200, b"6 what=x")


def test_body_of_unknown_length_is_handed_on_with_its_length() -> None:
    headers = [("transfer-encoding", "chunked")]

    assert asked(echo, Client(headers=headers, sends=[b"what=x"])).body == b"6 what=x"


@pytest.mark.usefixtures("no_time")
@pytest.mark.parametrize("sends", [(), (b"wh",)], ids=["nothing", "a beginning"])
def test_body_that_does_not_come_is_given_up(sends: Sequence[bytes]) -> None:
    answer = asked(echo, Client(headers=sent(6), sends=sends, is_finished=False))

    assert (answer.status, answer.headers["connection"]) == (408, "close")


@pytest.mark.parametrize(
    ("path", "size"),
    [
        ("/suggest/", FORM_LIMIT + 1),
        ("/admin/login/", FORM_LIMIT + 1),
        ("/admin/import/", BODY_AT_MOST + 1),
    ],
)
def test_body_that_is_too_large_is_refused_before_it_is_read(path: str, size: int) -> None:
    assert asked(echo, Client(path, headers=sent(size))).status == 413


def test_body_of_unknown_length_is_refused_once_it_is_too_large() -> None:
    client = Client(
        headers=[("transfer-encoding", "chunked")],
        sends=[b"x" * FORM_LIMIT, b"x"],
        is_finished=False,
    )

    assert asked(echo, client).status == 413


def test_body_longer_than_announced_is_refused() -> None:
    assert asked(echo, Client(headers=sent(2), sends=[b"abc"])).status == 413


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/pledges/", "/api/v1/pledges/", "/zh-hans/search/"])
def test_body_where_none_belongs_is_not_waited_for(method: str, path: str) -> None:
    assert asked(echo, Client(path, method, headers=sent(5_000))).body == b"0 "


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_question_with_a_body_is_refused(method: str) -> None:
    assert asked(echo, Client("/pledges/", method, headers=sent(5_000))).status == 413


def test_body_that_breaks_off_is_refused() -> None:
    """Chunks that are none end like a client that hangs up; that one never reads the answer."""
    client = Client(headers=sent(6), sends=[b"wh"], is_finished=False, hangs_up=True)

    assert asked(echo, client).status == 400


def test_one_client_cannot_take_all_that_is_held_for_bodies() -> None:
    assert asyncio.run(statuses(["192.0.2.1"] * 3 + ["192.0.2.2"])) == [408, 408, 503, 408]


def test_all_clients_together_cannot_take_more_than_is_held() -> None:
    strangers = [f"192.0.2.{number}" for number in range(5)]

    assert asyncio.run(statuses(strangers)) == [408] * 4 + [503]


async def statuses(addresses: list[str]) -> list[int]:
    """Of clients that announce as much as they may, and send nothing."""
    front = Front(echo)
    clients = [
        Client("/admin/import/", headers=sent(BODY_AT_MOST), is_finished=False, address=address)
        for address in addresses
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bodies, "SECONDS", 0)
        patch.setattr(bodies, "BYTES_PER_MORE_SECOND", 1e12)
        answers = await asyncio.gather(*(client.ask(front, Answer()) for client in clients))
    return [answer.status for answer in answers]
