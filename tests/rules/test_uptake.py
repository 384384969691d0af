"""Which pledges of a round the next round took up."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tracker.rules.uptake import Link, next_held, uptake
from tracker.rules.vocabulary import LinkRelation


@dataclass(frozen=True)
class Stop:
    name: str
    was_held: bool


def link(later: str, earlier: str, relation: LinkRelation = LinkRelation.REAFFIRMS) -> Link[str]:
    return Link(later, earlier, relation)


def test_pledge_with_a_link_from_the_next_round_is_taken_up() -> None:
    found = uptake(["a", "b"], {"x"}, [link("x", "b")])

    assert found.taken_up == ("b",)
    assert found.not_taken_up == ("a",)


@pytest.mark.parametrize(
    ("relation", "counts"),
    [(each, each is not LinkRelation.CONDITION_FOR) for each in LinkRelation],
    ids=[each.value for each in LinkRelation],
)
def test_every_relation_but_a_condition_takes_up(relation: LinkRelation, counts: bool) -> None:
    found = uptake(["a"], {"x"}, [link("x", "a", relation)])

    assert found.taken_up == (("a",) if counts else ())


def test_link_from_any_other_dialogue_does_not_count() -> None:
    found = uptake(["a"], {"x"}, [link("elsewhere", "a")])

    assert found.not_taken_up == ("a",)


def test_link_over_a_pledge_in_between_does_not_count() -> None:
    found = uptake(["a"], {"x"}, [link("between", "a"), link("x", "between")])

    assert found.not_taken_up == ("a",)


def test_order_of_the_round_is_kept() -> None:
    found = uptake(["c", "a", "b"], {"x"}, [link("x", "b"), link("x", "c")])

    assert found.taken_up == ("c", "b")


def test_next_round_is_the_first_that_took_place() -> None:
    cancelled, held = Stop("fourth", False), Stop("fifth", True)

    assert next_held([cancelled, held, Stop("sixth", True)]) is held


def test_there_is_no_next_round_while_none_was_held() -> None:
    assert next_held([Stop("fourth", False)]) is None
