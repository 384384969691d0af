"""The kinds of fields: what each takes, and what the content of a noun names and says."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tracker.rules.schema import NOUNS, Field, Kind, Noun
from tracker.rules.schema.field import edtf, flag, key, line, ref, refs, word, words_of
from tracker.rules.schema.naming import pairs_in
from tracker.rules.shape import problems
from tracker.rules.vocabulary import Strength


def faults(field: Field, value: Any) -> list[str]:
    """Why content with this value in its only field is refused."""
    return [
        problem.reason for problem in problems(Noun("thing", (), (field,)), {field.name: value})
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (key(), "a" * 60),
        (line("name"), "a" * 250),
        (line("name"), ""),
        (line("name", limit=5), "a" * 5),
        (edtf("due"), "2016-08~"),
        (edtf("due"), ""),
        (word("strength", Strength), "plan"),
        (word("strength", Strength, required=False), ""),
        (ref("side", "party"), "china"),
        (ref("side", "party"), None),
        (refs("parties", "party"), ["china", "laos"]),
        (refs("parties", "party"), []),
        (refs("parties", "party", extra=("independent",)), ["china", "independent"]),
        (flag("joint"), True),
        (flag("joint"), False),
    ],
)
def test_field_takes_what_it_is_for(field: Field, value: Any) -> None:
    assert faults(field, value) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (key(), "a" * 61),
        (key(), ""),
        (key(), "A B"),
        (key(reserved=("new",)), "new"),
        (line("name"), "a" * 251),
        (line("name", required=True), ""),
        (line("name", limit=5), "a" * 6),
        (edtf("due"), "2020-02-30"),
        (edtf("due", required=True), ""),
        (word("strength", Strength), "iron"),
        (word("strength", Strength), ""),
        (ref("side", "party"), "A B"),
        (ref("side", "party", required=True), None),
        (refs("parties", "party"), ["laos", "china"]),
        (refs("parties", "party"), "china"),
        (refs("parties", "party", required=True), []),
        (flag("joint"), None),
        (flag("joint"), "yes"),
    ],
)
def test_field_refuses_anything_else(field: Field, value: Any) -> None:
    assert len(faults(field, value)) == 1


def test_names_of_fields_are_kept() -> None:
    made = [key("slug"), line("a"), edtf("b"), word("c", Strength), ref("d", "party"), flag("e")]

    assert [field.name for field in made] == ["slug", "a", "b", "c", "d", "e"]


def test_content_names_other_rows_and_those_of_its_rows() -> None:
    content = factories.update_content(reported_by=["china", "independent"])

    assert list(pairs_in(NOUNS["update"].fields, content)) == [
        ("party", "china"),
        ("source", "news-report"),
        ("pledge", factories.HOTLINE),
    ]


def test_what_content_does_not_say_names_nothing() -> None:
    assert list(pairs_in((ref("side", "party"), refs("parties", "party")), {"side": None})) == []


def test_words_are_the_texts_that_are_no_facts() -> None:
    fields = (line("name"), edtf("due"), Field("code", coded=True), Field("also", Kind.LIST))
    noun = Noun("thing", (), fields)

    assert words_of(fields) == noun.words() == ["name"]
    assert words_of(fields, Kind.LIST) == noun.words(Kind.LIST) == ["also"]


def test_version_and_change_stand_behind_the_key() -> None:
    noun = Noun("thing", ("id",), (key(), line("name")), versioned=True)

    names = [field.name for field in noun.all_fields()]

    assert names == ["id", "version", "change", "change_reason", "name"]
