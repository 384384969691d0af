"""The kinds of fields: what each takes, and what the content of a noun names and says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from tests import factories
from tracker.rules.edtf import MAX_LENGTH
from tracker.rules.schema import NOUNS, Field, Kind, Noun
from tracker.rules.schema.field import edtf, flag, key, line, nothing, ref, refs, word, words_of
from tracker.rules.schema.naming import pairs_in
from tracker.rules.shape import problems
from tracker.rules.vocabulary import Strength


def faults(field: Field, value: Any) -> list[str]:
    """Why content with this value in its only field is refused."""
    return [
        problem.reason for problem in problems(Noun("thing", (), (field,)), {field.name: value})
    ]


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (partial(key), "a" * 60),
        (partial(line, "name"), "a" * 250),
        (partial(line, "name"), ""),
        (partial(line, "name", limit=5), "a" * 5),
        (partial(edtf, "due"), "2016-08~"),
        (partial(edtf, "due"), ""),
        (partial(word, "strength", Strength), "plan"),
        (partial(word, "strength", Strength, required=False), ""),
        (partial(ref, "side", "party"), "china"),
        (partial(ref, "side", "party"), None),
        (partial(refs, "parties", "party"), ["china", "laos"]),
        (partial(refs, "parties", "party"), []),
        (partial(refs, "parties", "party", extra=("independent",)), ["china", "independent"]),
        (partial(flag, "joint"), True),
        (partial(flag, "joint"), False),
    ],
)
def test_field_takes_what_it_is_for(make: Callable[[], Field], value: Any) -> None:
    assert faults(make(), value) == []


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (partial(key), "a" * 61),
        (partial(key), ""),
        (partial(key), "A B"),
        (partial(key, reserved=("new",)), "new"),
        (partial(line, "name"), "a" * 251),
        (partial(line, "name", required=True), ""),
        (partial(line, "name", limit=5), "a" * 6),
        (partial(edtf, "due"), "2020-02-30"),
        (partial(edtf, "due", required=True), ""),
        (partial(word, "strength", Strength), "iron"),
        (partial(word, "strength", Strength), ""),
        (partial(ref, "side", "party"), "A B"),
        (partial(ref, "side", "party", required=True), None),
        (partial(refs, "parties", "party"), ["laos", "china"]),
        (partial(refs, "parties", "party"), "china"),
        (partial(refs, "parties", "party", required=True), []),
        (partial(flag, "joint"), None),
        (partial(flag, "joint"), "yes"),
    ],
)
def test_field_refuses_anything_else(make: Callable[[], Field], value: Any) -> None:
    assert len(faults(make(), value)) == 1


def test_names_of_fields_are_kept() -> None:
    made = [key("slug"), line("a"), edtf("b"), word("c", Strength), ref("d", "party"), flag("e")]

    assert [field.name for field in made] == ["slug", "a", "b", "c", "d", "e"]


def test_references_keep_where_they_lead_and_what_may_stand_for_a_row() -> None:
    made = [ref("side", "party"), refs("parties", "party", extra=("independent",))]

    assert [(field.name, field.to, field.extra) for field in made] == [
        ("side", "party", ()),
        ("parties", "party", ("independent",)),
    ]


def test_date_may_be_as_long_as_the_grammar_reads() -> None:
    assert edtf("due").limit == MAX_LENGTH


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Kind.TEXT, ""),
        (Kind.EDTF, ""),
        (Kind.WORD, ""),
        (Kind.LIST, []),
        (Kind.REFS, []),
        (Kind.ROWS, []),
        (Kind.BOOLEAN, None),
        (Kind.INTEGER, None),
        (Kind.DECIMAL, None),
        (Kind.DATE, None),
        (Kind.REF, None),
    ],
)
def test_field_of_which_nothing_is_said_is_empty_in_its_own_way(kind: Kind, expected: Any) -> None:
    assert nothing(Field("any", kind)) == expected


def test_flag_of_which_nothing_is_said_is_false() -> None:
    assert nothing(flag("joint")) is False


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
