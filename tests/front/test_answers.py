"""Short answers leave whole; long ones in parts, to few clients at a time, who keep reading."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest

from tests.front.asking import Answer, Client, asked
from tracker.front import application as front_module
from tracker.front import outlet
from tracker.front.answering import PART, WHOLE
from tracker.front.application import (
    LONG_ANSWERS,
    LONG_ANSWERS_OF_ONE_CLIENT,
    OF_ONE_CLIENT,
    Front,
)
from tracker.front.environ import Environ


class Streamed:
    """An application whose answer is so many rows; knows whether they were all let go."""

    def __init__(self, rows: int, row: bytes = b"x" * 1_000) -> None:
        self.rows, self.row = rows, row
        self.closed = Event()

    def __call__(self, environ: Environ, start: Any) -> Streamed:
        start("200 OK", [("Content-Type", "text/csv")])
        return self

    def __iter__(self) -> Iterator[bytes]:
        return (self.row for _ in range(self.rows))

    def close(self) -> None:
        self.closed.set()


READER = Client("/pledges.csv", "GET")


def test_short_answer_leaves_whole() -> None:
    short = Streamed(3, b"row\n")

    answer = asked(short, READER)

    assert (answer.parts, answer.headers) == ([b"row\n" * 3], {"content-type": "text/csv"})
    assert short.closed.is_set()


def test_long_answer_leaves_in_parts() -> None:
    long = Streamed(1_000)

    answer = asked(long, READER)

    assert answer.body == b"x" * 1_000_000
    assert {len(part) // PART for part in answer.parts[1:-1]} == {1}
    assert long.closed.is_set()


def test_answer_of_exactly_what_is_kept_is_whole() -> None:
    assert len(asked(Streamed(1, b"x" * WHOLE), READER).parts) == 1


def test_who_stops_reading_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlet, "SECONDS_FOR_A_PART", 0.01)
    long = Streamed(1_000)

    with pytest.raises(TimeoutError):
        asked(long, Client("/pledges.csv", "GET", takes=2))

    assert long.closed.wait(5)


@pytest.mark.parametrize("is_learnt", [False, True], ids=["at first", "later"])
def test_places_for_long_answers_are_few_and_fewer_for_one_client(
    monkeypatch: pytest.MonkeyPatch, is_learnt: bool
) -> None:
    monkeypatch.setattr(front_module, "SECONDS", 0.01 if is_learnt else 15)
    one = [Client("/x", "GET", takes=0, address="192.0.2.1")] * (LONG_ANSWERS_OF_ONE_CLIENT + 1)
    others = [Client("/x", "GET", takes=0, address=f"192.0.2.{n}") for n in range(2, 5)]
    front = Front(Streamed(1_000))
    if is_learnt:
        front.long_ones.add("/x")

    found = asyncio.run(begun(front, one + others))

    assert sorted(found) == [200] * LONG_ANSWERS + [503] * 2


async def begun(front: Front, readers: list[Client]) -> list[int]:
    """How answers begin for clients that then read nothing, so that who has a place keeps it."""
    answers = [Answer() for _ in readers]
    tasks = [
        asyncio.ensure_future(reader.ask(front, answer))
        for reader, answer in zip(readers, answers, strict=True)
    ]
    while not all(answer.status for answer in answers):
        await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    return [answer.status for answer in answers]


def test_reader_is_not_kept_waiting_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_module, "SECONDS", 0.01)
    done = Event()

    def slow(environ: Environ, start: Any) -> list[bytes]:
        done.wait(5)
        start("200 OK", [])
        return [b"late"]

    answer = asked(slow, READER)
    done.set()

    assert (answer.status, answer.headers["retry-after"]) == (503, "30")


def test_writer_is_told_what_came_of_it_however_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_module, "SECONDS", 0)

    def saving(environ: Environ, start: Any) -> list[bytes]:
        Event().wait(0.05)
        start("302 Found", [])
        return []

    assert asked(saving, Client("/admin/login/")).status == 302


def test_client_with_many_requests_leaves_turns_to_others() -> None:
    """Of one client four are answered at a time, however many it sends."""
    running, most, done = [0], [0], Event()

    def counting(environ: Environ, start: Any) -> list[bytes]:
        running[0] += 1
        most[0] = max(most[0], running[0])
        if environ["REMOTE_ADDR"] == "192.0.2.2":
            done.set()
        done.wait(5)
        running[0] -= 1
        start("200 OK", [])
        return [b"done"]

    readers = [Client("/", "GET")] * 20 + [Client("/", "GET", address="192.0.2.2")]
    found = asyncio.run(all_of(Front(counting), readers))

    assert {answer.body for answer in found} == {b"done"}
    assert most[0] <= OF_ONE_CLIENT + 1


async def all_of(front: Front, readers: list[Client]) -> list[Answer]:
    return await asyncio.gather(*(reader.ask(front, Answer()) for reader in readers))


def test_address_that_is_too_long_is_refused() -> None:
    assert asked(Streamed(1), Client(f"/pledges/?q={'x' * 8_192}", "GET")).status == 414
