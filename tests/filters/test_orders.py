"""The orders of the lists: total, and the same on every database."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests import factories
from tracker.filters.pledge import ORDERS

Find = Callable[..., list[str]]


@pytest.fixture
def four_pledges(db: None) -> None:
    """Titles, days of making and due days in four different orders."""
    rows = [
        ("a-b", "beta", "2016-01-01", "2020"),
        ("ab", "Émigré", "2018", ""),
        ("b", "Alpha", "2017-05", "2019"),
        ("c", "alpha", "2017-05", "2019"),
    ]
    for slug, title, made, due in rows:
        basis = "as_worded" if due else "none"
        factories.publish("pledge", id=slug, title_en=title, made_on=made, due=due, basis=basis)


EXPECTED = {
    "newest": ["ab", "b", "c", "a-b"],
    "oldest": ["a-b", "b", "c", "ab"],
    "due": ["b", "c", "a-b", "ab"],
    "changed": ["a-b", "b", "c", "ab"],
    "title": ["b", "c", "a-b", "ab"],
    "relevance": ["ab", "b", "c", "a-b"],
}


@pytest.mark.parametrize(("order", "slugs"), EXPECTED.items())
def test_order_sorts(four_pledges: None, find: Find, order: str, slugs: list[str]) -> None:
    assert find(f"sort={order}") == slugs


def test_every_order_is_tested() -> None:
    assert set(EXPECTED) == set(ORDERS)


def test_newest_is_the_order_without_a_word(four_pledges: None, find: Find) -> None:
    assert find("") == find("sort=newest")


def test_hyphens_count_in_the_tie_break(db: None, find: Find) -> None:
    for slug in ("a-c", "ab", "a-a"):
        factories.publish("pledge", id=slug)

    assert find("") == ["a-a", "a-c", "ab"]
