"""Answers at hand: within their room, of one edition, and shared where nodes share a cache."""

from __future__ import annotations

import pytest
from django.core.cache import caches

from tests.front.conftest import KEPT, edition
from tracker.front.shelf import Answer, Shelf

ONE, TWO, THREE = ("one",), ("two",), ("three",)


def answer(size: int = 10) -> Answer:
    return Answer(list(KEPT), b"x" * size)


def test_longest_unused_goes_first() -> None:
    shelf, now = Shelf(room=2 * answer(1_000).weight), edition()
    for question in (ONE, TWO):
        shelf.take(now, question)
        shelf.put(now, question, answer(1_000))
    shelf.take(now, ONE)
    shelf.put(now, THREE, answer(1_000))

    held = [shelf.take(now, question) is not None for question in (ONE, TWO, THREE)]

    assert held == [True, False, True]
    assert shelf.answers.currsize <= shelf.room


def test_hits_and_misses_are_counted() -> None:
    shelf, now = Shelf(room=10_000), edition()
    shelf.take(now, ONE)
    shelf.look(now, ONE)
    shelf.put(now, ONE, answer())
    shelf.take(now, ONE)
    shelf.take(now, ONE)

    assert (shelf.hits, shelf.misses) == (2, 1)


@pytest.fixture
def nodes() -> list[Shelf]:
    caches["default"].clear()
    return [Shelf(room=10_000, shared="default") for _ in range(2)]


def test_page_made_by_one_node_is_at_hand_on_the_other(nodes: list[Shelf]) -> None:
    here, there = nodes
    here.put(edition(), ONE, answer())
    there.take(edition(), ONE)

    found = there.look(edition(), ONE)

    assert found is not None
    assert (found.body, found.headers) == (answer().body, KEPT)


def test_other_node_does_not_take_it_for_another_edition(nodes: list[Shelf]) -> None:
    here, there = nodes
    here.put(edition(1), ONE, answer())
    there.take(edition(2), ONE)

    assert there.look(edition(2), ONE) is None
