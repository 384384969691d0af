"""Opening an address: whatever the other side sends, or does not, it takes an end."""

from __future__ import annotations

import gzip
import tracemalloc
from threading import Event

import pytest

from tests.ingestion.hosts import (
    AGENT,
    OK,
    Behaviour,
    failure,
    host,
    network,
    opened,
    says,
    sends,
    waits,
)
from tracker.ingestion.fetch import Limits, Unanswered, fetch

SOON = Limits(seconds=0.4)


@pytest.mark.parametrize(
    "behaviour",
    [
        waits,
        sends(b"", b"H", 0.05),
        sends(OK, b"X", 0.05),
        sends(OK, b"X: 1\r\n", 0.05),
        sends(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05),
        sends(OK + b"Content-Length: 1000\r\n\r\n", b"x", 0.05),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0.05),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1", 0.05),
    ],
    ids=[
        "silence",
        "first line in drips",
        "a header in drips",
        "headers in drips",
        "wait, says the host",
        "body in drips",
        "chunks in drips",
        "a size in drips",
    ],
)
def test_whatever_takes_too_long_is_cut(behaviour: Behaviour) -> None:
    assert failure(behaviour, limits=SOON) == "no whole answer within 0.4 seconds"


@pytest.mark.parametrize(
    ("behaviour", "encrypted"),
    [(waits, False), (sends(OK + b"\r\n", b"x", 0.05), True)],
    ids=["a handshake that is not answered", "an encrypted body in drips"],
)
def test_encryption_takes_no_more_time(behaviour: Behaviour, encrypted: bool) -> None:
    with host(behaviour, encrypted=encrypted) as up, pytest.raises(Unanswered) as error:
        opened(up, scheme="https", limits=SOON)

    assert str(error.value) == "no whole answer within 0.4 seconds"


def test_without_time_nothing_is_asked() -> None:
    with host(says("200 OK")) as up, pytest.raises(Unanswered) as error:
        opened(up, limits=Limits(seconds=0))

    assert str(error.value) == "no whole answer within 0 seconds"
    assert up.asked == []


def test_name_that_takes_too_long_is_cut() -> None:
    over = Event()

    def resolve(name: str, port: int) -> list[str]:
        over.wait()
        return []

    reason = failure(waits, resolve=resolve, limits=SOON)
    over.set()

    assert reason == "no whole answer within 0.4 seconds"


@pytest.mark.parametrize(
    "behaviour",
    [
        sends(OK, b"X-Very: long\r\n" * 100),
        sends(OK + b"X: ", b"x" * 1000),
        sends(b"HTTP/1.1 200 ", b"x" * 1000),
        sends(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1" * 1000),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: 1\r\n" * 100),
        sends(OK + b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"),
        sends(b"nonsense\r\n\r\n"),
        sends(b""),
    ],
    ids=[
        "headers without end",
        "one header without end",
        "a first line without end",
        "waits without end",
        "a size without end",
        "trailers without end",
        "no size",
        "no HTTP",
        "nothing",
    ],
)
def test_broken_or_endless_head_is_no_answer(behaviour: Behaviour) -> None:
    assert failure(behaviour) == "its answer is broken or too long"


@pytest.mark.parametrize(
    "head",
    [b"\r\n", b"Content-Length: 99999999999\r\n\r\n"],
    ids=["of no known length", "of a great length"],
)
def test_endless_body_is_cut(head: bytes) -> None:
    with host(sends(OK + head, b"x" * 65536)) as up:
        assert len(opened(up).body) == 2_000_000


def test_endless_chunks_are_cut() -> None:
    head = OK + b"Transfer-Encoding: chunked\r\n\r\n"
    with host(sends(head, b"1000\r\n" + b"x" * 4096 + b"\r\n")) as up:
        assert len(opened(up).body) == 2_000_000


def test_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(bytes(100_000_000), 9)
    tracemalloc.start()
    with host(says("200 OK", "Content-Encoding: gzip", body=bomb)) as up:
        answer = opened(up)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert answer.body == bomb
    assert peak < 10_000_000


def test_unknown_name_is_no_answer() -> None:
    with host(waits) as up, pytest.raises(Unanswered, match="name of the host is not known"):
        fetch(f"http://gone.example:{up.port}/", agent=AGENT, network=network(up))


def test_closed_port_is_no_answer() -> None:
    with host(waits) as up:
        pass

    with pytest.raises(Unanswered, match="the host does not answer"):
        opened(up)
