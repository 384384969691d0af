"""Shape: every value that does not fit its field is named with the reason."""

from __future__ import annotations

from typing import Any

import pytest

from tracker.rules.schema import Field, Kind, Noun
from tracker.rules.shape import Problem, problems
from tracker.rules.vocabulary import Effect

NESTED = (Field("effect", Kind.WORD, required=True, words=Effect), Field("note"))
FIELDS = (
    Field("id", Kind.ID, required=True, limit=60),
    Field("text", limit=10),
    Field("address", address=True),
    Field("word", Kind.WORD, words=Effect),
    Field("edtf", Kind.EDTF, limit=64),
    Field("date", Kind.DATE),
    Field("decimal", Kind.DECIMAL, limit=26),
    Field("integer", Kind.INTEGER, most=100),
    Field("boolean", Kind.BOOLEAN),
    Field("ref", Kind.REF, to="party"),
    Field("list", Kind.LIST, limit=10),
    Field("refs", Kind.REFS, to="party"),
    Field("rows", Kind.ROWS, rows=NESTED),
)
BARRED = "holds a NUL character or a bar (|), which separates items in files"
NOUN = Noun("thing", ("id",), FIELDS)
SOUND: dict[str, Any] = {
    "id": "a-thing",
    "text": "中文 text",
    "address": "https://example.org/a?b=c",
    "word": "delivered",
    "edtf": "2016-08-31",
    "date": "2016-08-31",
    "decimal": "-1.5",
    "integer": 100,
    "boolean": False,
    "ref": "united-states",
    "list": ["PRC", "中方"],
    "refs": ["china", "united-states"],
    "rows": [{"effect": "made", "note": ""}],
}


def test_sound_content_has_no_problem() -> None:
    assert problems(NOUN, SOUND) == []


def test_what_is_not_required_may_be_empty() -> None:
    empty = dict.fromkeys(SOUND) | {"id": "a-thing", "text": "", "list": [], "rows": []}

    assert problems(NOUN, empty) == []


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("id", "", "must not be empty"),
        ("id", "A thing", "must be lower-case letters, digits and hyphens"),
        ("id", "a" * 61, "longer than 60 characters"),
        ("text", 7, "must be text"),
        ("text", "a\x00b", "holds a NUL character"),
        ("text", "x" * 11, "longer than 10 characters"),
        ("text", "   ", "must not be only spaces"),
        (
            "address",
            "javascript:alert(1)",
            "must be an address that begins with http:// or https://",
        ),
        ("word", "finished", f"'finished' is not one of {', '.join(Effect)}"),
        ("edtf", "2020-02-30", "“30”: 2020-02 has days 01 to 29"),
        ("date", "31.08.2016", "'31.08.2016' is not a day as YYYY-MM-DD"),
        ("date", "20160831", "'20160831' is not a day as YYYY-MM-DD"),
        ("ref", "a" * 61, "must be an id"),
        ("decimal", "1e9", "'1e9' is not a plain decimal number of at most 15 digits"),
        (
            "decimal",
            "1234567890123456",
            "'1234567890123456' is not a plain decimal number of at most 15 digits",
        ),
        ("decimal", "٣", "'٣' is not a plain decimal number of at most 15 digits"),
        ("integer", "7", "must be a whole number from 0 to 100"),
        ("integer", True, "must be a whole number from 0 to 100"),
        ("integer", -1, "must be a whole number from 0 to 100"),
        ("integer", 101, "must be a whole number from 0 to 100"),
        ("boolean", "yes", "must be true or false"),
        ("ref", "No such id", "must be an id"),
        ("ref", ["china"], "must be an id"),
        ("list", "PRC", "must be a list of texts"),
        ("list", ["PRC", ""], "must be a list of texts"),
        ("list", ["a\x00"], f"an item {BARRED}"),
        ("list", ["a|b"], f"an item {BARRED}"),
        ("list", ["x" * 11], "an item is longer than 10 characters"),
        ("refs", ["united-states", "china"], "must be sorted ids, each once"),
        ("refs", ["china", "china"], "must be sorted ids, each once"),
        ("refs", ["China"], "must be a list of ids"),
        ("rows", "made", "must be a list of rows"),
        ("rows", ["made"], "must be a list of rows"),
    ],
)
def test_each_fault_alone_is_named(field: str, value: Any, reason: str) -> None:
    assert problems(NOUN, SOUND | {field: value}) == [Problem(field, reason)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "a" * 60),
        ("text", "x" * 10),
        ("ref", "a" * 60),
        ("list", ["x" * 10]),
        ("decimal", "123456789.123456"),
        ("integer", 0),
    ],
)
def test_as_much_as_a_field_takes_is_no_fault(field: str, value: Any) -> None:
    assert problems(NOUN, SOUND | {field: value}) == []


def test_unknown_field_is_named() -> None:
    assert problems(NOUN, SOUND | {"colour": "red"}) == [Problem("colour", "unknown field")]


def test_missing_fields_are_named() -> None:
    content = {name: value for name, value in SOUND.items() if name not in ("text", "integer")}

    assert problems(NOUN, content) == [Problem("text", "missing"), Problem("integer", "missing")]


def test_fault_in_a_nested_row_says_which() -> None:
    rows = [{"effect": "made", "note": ""}, {"effect": "", "note": ""}]

    assert problems(NOUN, SOUND | {"rows": rows}) == [
        Problem("rows[1].effect", "must not be empty")
    ]


def test_all_faults_are_told_at_once() -> None:
    found = problems(NOUN, SOUND | {"text": "   ", "integer": -1})

    assert [each.field for each in found] == ["text", "integer"]
