"""Corrections: what a later version may change, one fault at a time."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories import pledge_content, update_content, wording_content
from tests.rules.sentences import is_sentence
from tracker.rules.corrections import breaches, changed, words_changed
from tracker.rules.schema import NOUNS, Field, Kind, Noun

Content = dict[str, Any]


def next_version(before: Content, change: str, **changes: Any) -> Content:
    version = {"version": before["version"] + 1, "change": change, "change_reason": "Found out"}
    return before | version | changes


@pytest.mark.parametrize(
    ("change", "changes"),
    [
        ("typo", {"title_en": "Open the hotline"}),
        ("typo", {"statement_en": "China will open a hot-line before September 2016."}),
        ("translation", {"title_zh": "开通热线"}),
        ("substantive", {"due": "2016-09-30", "topics": []}),
        ("withdrawal", {}),
    ],
)
def test_sound_correction_breaks_no_rule(change: str, changes: Content) -> None:
    before = pledge_content()

    assert breaches(NOUNS["pledge"], before, next_version(before, change, **changes)) == []


@pytest.mark.parametrize(
    ("change", "changes", "rule", "field"),
    [
        ("typo", {"due": "2016-09-30"}, 30, "due"),
        ("translation", {"title_en": "Hotline"}, 30, "title_en"),
        ("substantive", {"obligors": ["united-states"]}, 2, "obligors"),
        ("substantive", {"statement_en": "Something else."}, 2, "statement_en"),
        ("substantive", {"id": "another"}, 2, "id"),
        ("substantive", {"collection": "another"}, 2, "collection"),
        ("substantive", {}, 30, "change"),
        ("publication", {"title_en": "Hotline"}, 30, "change"),
        ("withdrawal", {"title_en": "Hotline"}, 30, "change"),
        ("typo", {"title_en": "Hotline", "change_reason": "  "}, 30, "change_reason"),
        ("typo", {"title_en": "Hotline", "version": 3}, 30, "version"),
    ],
)
def test_each_breach_names_rule_and_field(
    change: str, changes: Content, rule: int, field: str
) -> None:
    before = pledge_content()

    (found,) = breaches(NOUNS["pledge"], before, next_version(before, change, **changes))

    assert (found.rule, found.field) == (rule, field)
    assert is_sentence(found.message)


def test_what_is_withdrawn_comes_back_only_by_a_substantive_correction() -> None:
    before = wording_content(version=2, change="withdrawal", change_reason="Doubtful")

    (found,) = breaches(NOUNS["wording"], before, next_version(before, "typo", verb="shall"))

    assert found.field == "change"
    assert is_sentence(found.message)
    assert breaches(NOUNS["wording"], before, next_version(before, "substantive")) == []


def test_a_statement_elsewhere_may_be_corrected_in_substance() -> None:
    before = update_content()
    after = next_version(before, "substantive", fact_en="The hotline was tried.", bearings=[])

    assert breaches(NOUNS["update"], before, after) == []
    assert changed(before, after) == ["fact_en"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"text": "Open one door"}, {"text": "Open a door"}, 1),
        ({"list": ["a hotline", "a door"]}, {"list": ["a hotline"]}, 2),
        ({"list": None}, {"list": ["door"]}, 1),
        ({"text": "one", "list": ["a"]}, {"text": "two", "list": ["b"]}, 2),
        ({"text": "one", "due": "2016"}, {"text": "one", "due": "2017"}, 0),
    ],
    ids=["text", "list", "new list", "both", "a date"],
)
def test_changed_words_of_texts_and_lists_are_counted(
    before: Content, after: Content, expected: int
) -> None:
    fields = (Field("due", Kind.EDTF), Field("text"), Field("list", Kind.LIST))

    assert words_changed(Noun("thing", (), fields), before, after) == expected
