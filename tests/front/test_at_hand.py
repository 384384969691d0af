"""A page that is at hand is given without a thread; whatever has to be worked out waits for one."""

from __future__ import annotations

import asyncio

import pytest

from tests.front.asking import Answer, Client
from tests.front.conftest import TAG, Ask, Toy
from tracker.front.application import Front
from tracker.front.pages import PageCache


@pytest.fixture
def front(cache: PageCache) -> Front:
    return Front(cache, cache)


def got(front: Front, client: Client) -> Answer:
    return asyncio.run(client.ask(front, Answer()))


def reading(*headers: tuple[str, str], method: str = "GET") -> Client:
    return Client("/pledges/", method, headers=headers)


def test_second_reader_gets_the_same_without_a_thread(front: Front, toy: Toy) -> None:
    first = got(front, reading())
    front.threads.shutdown()
    second = got(front, reading())

    assert first == second
    assert (second.status, second.body, len(toy.asked)) == (200, b"page", 1)


@pytest.mark.parametrize(
    ("client", "expected"),
    [
        (reading(method="HEAD"), (200, b"")),
        (reading(("If-None-Match", TAG)), (304, b"")),
        (reading(("If-None-Match", '"other"')), (200, b"page")),
    ],
    ids=["head", "has it", "has another"],
)
def test_every_plain_question_is_answered_so(
    front: Front, client: Client, expected: tuple[int, bytes]
) -> None:
    got(front, reading())
    front.threads.shutdown()
    answer = got(front, client)

    assert (answer.status, answer.body, answer.is_whole) == (*expected, True)


def test_page_of_a_record_that_may_have_changed_waits_for_a_thread(
    front: Front, cache: PageCache, toy: Toy
) -> None:
    got(front, reading())
    cache.newest.known = lambda: None  # type: ignore[method-assign]

    assert (got(front, reading()).body, len(toy.asked)) == (b"page", 1)
    assert cache.shelf.hits == 1


def test_same_headers_whether_by_the_loop_or_by_a_thread(front: Front, ask: Ask) -> None:
    by_thread = ask("/pledges/")
    by_loop = got(front, reading())

    assert by_loop.headers == {name.lower(): value for name, value in by_thread.headers.items()}
