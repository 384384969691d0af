"""The method as the page prints it: all its rules, in order, in both languages."""

import pytest

from tracker.rules.method import LEARNT_FROM, RULES, Rule, rule
from tracker.rules.vocabulary import How, MethodGroup


def test_the_rules_are_numbered_without_gaps() -> None:
    assert [each.number for each in RULES] == list(range(1, 34))


def test_groups_follow_the_order_of_the_page() -> None:
    assert list(dict.fromkeys(each.group for each in RULES)) == list(MethodGroup)


@pytest.mark.parametrize("each", RULES, ids=lambda each: str(each.number))
def test_a_rule_reads_in_both_languages(each: Rule) -> None:
    assert each.text().endswith(".")
    assert each.text("zh-hans").endswith("。")


def test_what_is_not_done_yet_is_said() -> None:
    assert [each.number for each in RULES if each.how is How.LATER] == [21, 25, 26]
    assert [each.number for each in RULES if each.how is How.PRACTISED] == [31]


def test_a_rule_is_found_by_its_number() -> None:
    assert rule(18).text().startswith("No evidence is not non-delivery")


def test_there_is_no_rule_beyond_the_last() -> None:
    with pytest.raises(KeyError):
        rule(34)


def test_those_learnt_from_are_named_once() -> None:
    assert len(set(LEARNT_FROM)) == len(LEARNT_FROM) == 10
