"""What only one side says."""

from __future__ import annotations

import pytest

from tracker.rules.parallel import Weaker, parallel
from tracker.rules.vocabulary import Strength


def test_side_that_speaks_alone_is_named_with_the_silent_one() -> None:
    found = parallel([("china", Strength.COMMITMENT), ("united-states", Strength.ABSENT)])

    assert found.is_one_sided
    assert (found.speaking, found.silent) == (("china",), ("united-states",))


def test_side_that_binds_itself_less_is_named_with_its_strength() -> None:
    found = parallel([("china", Strength.ASPIRATION), ("united-states", Strength.PLAN)])

    assert found.weaker == (Weaker("china", Strength.ASPIRATION),)
    assert found.firmest is Strength.PLAN
    assert not found.agrees


@pytest.mark.parametrize(
    "texts",
    [
        [("china", Strength.PLAN), ("united-states", Strength.COMMITMENT)],
        [("united-states", Strength.COMMITMENT), ("china", Strength.PLAN)],
        [
            ("china", Strength.PLAN),
            ("united-states", Strength.COMMITMENT),
            ("united-states", Strength.PLAN),
        ],
        [
            ("china", Strength.PLAN),
            ("united-states", Strength.PLAN),
            ("united-states", Strength.COMMITMENT),
        ],
    ],
    ids=["firmer last", "firmer first", "firmer text first", "firmer text last"],
)
def test_commitment_is_firmer_than_a_plan(texts: list[tuple[str, Strength]]) -> None:
    found = parallel(texts)

    assert found.firmest is Strength.COMMITMENT
    assert found.weaker == (Weaker("china", Strength.PLAN),)


def test_firmest_text_of_a_side_speaks_for_it() -> None:
    found = parallel(
        [
            ("china", Strength.ABSENT),
            ("china", Strength.COMMITMENT),
            ("united-states", Strength.COMMITMENT),
        ]
    )

    assert found.agrees
    assert found.silent == ()


def test_one_side_by_itself_is_neither_one_sided_nor_agreed() -> None:
    found = parallel([("china", Strength.COMMITMENT)])

    assert not found.is_one_sided
    assert not found.agrees


def test_nobody_speaking_has_no_firmest_text() -> None:
    assert parallel([("china", Strength.ABSENT)]).firmest is None
    assert parallel([]).firmest is None
