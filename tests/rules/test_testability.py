"""Testability: which of the five parts of a promise are named."""

from tracker.rules import testability as rule
from tracker.rules.vocabulary import Element


def test_parts_are_sorted_into_present_and_missing_in_the_fixed_order() -> None:
    found = rule.testability({Element.TIME, Element.ACTOR})

    assert found.present == (Element.ACTOR, Element.TIME)
    assert found.missing == (Element.DELIVERABLE, Element.MEASURE, Element.COUNTERPART)
    assert found.count == 2


def test_a_wording_may_name_nothing() -> None:
    found = rule.testability([])

    assert found.count == 0
    assert found.missing == tuple(Element)
