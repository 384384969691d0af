"""The rules a reviewer sees as asked are those that the checks can break."""

import re
from pathlib import Path

import pytest

from tracker.rules import corrections, promises, verdicts
from tracker.rules.method import RULES, asked
from tracker.rules.vocabulary import Assessment, Change

FIRST = Change.PUBLICATION
NUMBER = re.compile(r"Breach\(\s*(\d+)")


def named_in(module: object) -> set[int]:
    """The numbers of the rules whose breach a module of checks can report."""
    text = Path(str(getattr(module, "__file__", ""))).read_text(encoding="utf-8")
    return {int(number) for number in NUMBER.findall(text)}


def test_every_rule_that_a_verdict_can_break_is_asked() -> None:
    of_verdicts = {*asked("assessment", FIRST, Assessment.ASSESSED)}
    of_decisions = {*asked("assessment", FIRST, Assessment.UNDER_REVIEW)}

    assert of_verdicts | of_decisions == named_in(verdicts)


def test_every_rule_that_a_pledge_can_break_is_asked() -> None:
    assert {*asked("pledge", FIRST)} == named_in(promises)


def test_every_rule_that_a_correction_can_break_is_asked() -> None:
    of_corrections = {*asked("pledge", Change.WITHDRAWAL)}

    assert of_corrections == named_in(corrections)


@pytest.mark.parametrize(
    ("noun", "change", "numbers"),
    [
        ("update", FIRST, (12, 13)),
        ("update", Change.SUBSTANTIVE, (12, 13, 30)),
        ("update", Change.WITHDRAWAL, (30,)),
        ("milestone", FIRST, (11, 17)),
        ("pledge", FIRST, (1, 2, 6, 9, 11)),
        ("pledge", Change.TYPO, (1, 2, 6, 9, 11, 30)),
        ("pledge", Change.WITHDRAWAL, (2, 30)),
        ("assessment", Change.WITHDRAWAL, (30,)),
        ("wording", FIRST, ()),
    ],
)
def test_rules_are_asked_by_noun_and_kind_of_change(
    noun: str, change: Change, numbers: tuple[int, ...]
) -> None:
    assert asked(noun, change) == numbers


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        (Assessment.ASSESSED, (8, 11, 12, 13, 15, 17, 18, 22, 24)),
        (Assessment.UNDER_REVIEW, (6, 24)),
    ],
)
def test_rules_asked_of_an_assessment_follow_what_it_says(
    said: Assessment, numbers: tuple[int, ...]
) -> None:
    assert asked("assessment", FIRST, said) == numbers


def test_rules_that_are_asked_exist() -> None:
    numbers = {rule.number for rule in RULES}

    assert {*asked("pledge", Change.TYPO), *asked("update", FIRST)} <= numbers
