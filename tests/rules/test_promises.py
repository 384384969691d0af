"""Promises: what the method refuses in a pledge's own text, one fault at a time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import pledge_content, recurring_pledge_content
from tests.rules.sentences import is_sentence
from tracker.rules.promises import breaches

TRIGGER = {"due": "", "trigger_relation": "before", "basis": "as_worded"}
NEXT_ROUND = {"trigger_next_round_of": "joint-dialogue", "trigger_after": "first-round"}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"due": "", "basis": "none"},
        {"due": "", "basis": "as_worded"},
        TRIGGER | {"trigger_dialogue": "first-round"},
        TRIGGER | NEXT_ROUND,
    ],
    ids=["date", "no-deadline", "soon", "one-dialogue", "next-round"],
)
def test_sound_pledge_breaks_no_rule(changes: dict[str, Any]) -> None:
    assert breaches(pledge_content(**changes)) == []


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {
            "recurs_count": None,
            "recurs_per": "",
            "recurs_start": "",
            "recurs_interval_not_stated": True,
        },
        {
            "recurs_count": None,
            "recurs_per": "",
            "recurs_start": "",
            "recurs_each_round_of": "forum",
        },
    ],
    ids=["counted", "not-stated", "each-round"],
)
def test_sound_recurrence_breaks_no_rule(changes: dict[str, Any]) -> None:
    assert breaches(recurring_pledge_content(**changes)) == []


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"obligors": []}, 1, "obligors"),
        ({"joint": True}, 2, "counterparts"),
        ({"elements": ["actor", "luck"]}, 6, "elements"),
        (
            {"trigger_relation": "at", "trigger_dialogue": "first-round"},
            9,
            "due",
        ),
        ({"basis": "none"}, 9, "basis"),
        (TRIGGER, 9, "trigger_relation"),
        (TRIGGER | {"trigger_after": "first-round"}, 9, "trigger_relation"),
        (TRIGGER | NEXT_ROUND | {"trigger_dialogue": "first-round"}, 9, "trigger_relation"),
        ({"trigger_dialogue": "first-round"}, 9, "trigger_relation"),
    ],
    ids=[
        "nobody",
        "joint-with-counterparts",
        "unknown-element",
        "date-and-trigger",
        "no-basis",
        "trigger-to-nothing",
        "half-a-trigger",
        "two-triggers",
        "dialogue-without-relation",
    ],
)
def test_each_breach_names_rule_and_field(changes: dict[str, Any], rule: int, field: str) -> None:
    (found,) = breaches(pledge_content(**changes))

    assert (found.rule, found.field) == (rule, field)
    assert is_sentence(found.message)


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"recurs_start": ""}, 9, "recurs_count"),
        ({"recurs_interval_not_stated": True}, 9, "recurs_count"),
        ({"recurs_each_round_of": "forum"}, 9, "recurs_count"),
        ({"recurs_per": "often"}, 9, "recurs_per"),
        ({"kind": "continuing"}, 11, "kind"),
    ],
    ids=["no-start", "two-sorts", "count-and-rounds", "no-duration", "not-recurring"],
)
def test_each_faulty_recurrence_is_refused(changes: dict[str, Any], rule: int, field: str) -> None:
    (found,) = breaches(recurring_pledge_content(**changes))

    assert (found.rule, found.field) == (rule, field)
    assert is_sentence(found.message) or found.message.startswith("“often” is not a duration")


def test_unknown_elements_are_named_in_order() -> None:
    (found,) = breaches(pledge_content(elements=["luck", "actor", "hope"]))

    assert found.message == "Not among the elements of testability: hope, luck."
