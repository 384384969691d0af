"""Testability: which of the five parts of a promise are named."""

from typing import Any

import pytest

from tests import factories
from tracker.rules import testability as rule
from tracker.rules.vocabulary import Element

FITS = (Element.ACTOR, Element.TIME, Element.COUNTERPART)


def test_parts_are_sorted_into_present_and_missing_in_the_fixed_order() -> None:
    found = rule.testability({Element.TIME, Element.ACTOR})

    assert found.present == (Element.ACTOR, Element.TIME)
    assert found.missing == (Element.DELIVERABLE, Element.MEASURE, Element.COUNTERPART)
    assert found.count == 2


def test_a_wording_may_name_nothing() -> None:
    found = rule.testability([])

    assert found.count == 0
    assert found.missing == tuple(Element)


def test_count_and_both_lists_are_said() -> None:
    found = rule.testability({Element.TIME, Element.ACTOR})

    assert rule.said(found) == (
        "2 of 5 named: actor, time. Not named: deliverable, measure, counterpart."
    )


def test_whole_and_empty_wordings_are_said() -> None:
    assert rule.said(rule.testability(list(Element))).endswith("measure, time, counterpart.")
    assert rule.said(rule.testability([])).startswith("0 of 5 named. Not named: actor")


def doubted(elements: tuple[Element, ...] = FITS, **changes: Any) -> list[rule.Doubt]:
    return rule.doubts(elements, factories.pledge_content(**changes))


def test_ticks_that_fit_the_fields_raise_no_doubt() -> None:
    assert doubted() == []


@pytest.mark.parametrize(
    ("changes", "element"),
    [
        ({"obligors": []}, Element.ACTOR),
        ({"due": ""}, Element.TIME),
        ({"counterparts": []}, Element.COUNTERPART),
        ({"counterparts": [], "joint": True}, Element.COUNTERPART),
    ],
    ids=["nobody promised", "no deadline", "to nobody", "joint with oneself"],
)
def test_tick_without_anything_in_the_fields_is_doubted(
    changes: dict[str, Any], element: Element
) -> None:
    assert doubted(**changes) == [rule.Doubt(element, is_ticked=True)]


@pytest.mark.parametrize("element", FITS)
def test_field_without_a_tick_is_doubted(element: Element) -> None:
    ticked = tuple(each for each in FITS if each is not element)

    assert doubted(ticked) == [rule.Doubt(element, is_ticked=False)]


@pytest.mark.parametrize("ticked", [FITS, (Element.ACTOR, Element.COUNTERPART)])
@pytest.mark.parametrize(
    "changes",
    [{"basis": "obligor_later"}, {"due": "", "recurs_interval_not_stated": True}],
    ids=["a date of later", "regularly"],
)
def test_time_that_the_fields_leave_open_is_not_doubted(
    changes: dict[str, Any], ticked: tuple[Element, ...]
) -> None:
    assert doubted(ticked, **changes) == []


def test_recurrence_is_a_time() -> None:
    changes: dict[str, Any] = {
        "due": "",
        "recurs_count": 2,
        "recurs_per": "P1Y",
        "recurs_start": "2016",
    }

    assert doubted(**changes) == []


def test_joint_promise_of_two_has_counterparts() -> None:
    assert doubted(counterparts=[], joint=True, obligors=["china", "united-states"]) == []


@pytest.mark.parametrize("element", FITS)
def test_each_doubt_is_put_in_words(element: Element) -> None:
    ways = {rule.questioned(rule.Doubt(element, is_ticked=each)) for each in (True, False)}

    assert len(ways) == 2
