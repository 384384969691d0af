"""The codebook: everything that a release can hold is in it, and nothing of the private desk."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tracker.ingestion.release import codebook
from tracker.ingestion.tables import TABLES
from tracker.rules import vocabulary
from tracker.rules.schema import Field, Kind
from tracker.rules.vocabulary import DeskVerb, TipKind, TipState

FIELDS = [(table, field) for table in TABLES for field in table.fields]


@pytest.fixture(scope="module")
def book() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(codebook.as_json())
    return found


@pytest.fixture(scope="module")
def text() -> str:
    return codebook.as_markdown().decode()


def test_every_column_is_told_with_its_type(book: dict[str, Any]) -> None:
    told = {
        (table["file"], column["name"]): column["type"]
        for table in book["tables"]
        for column in table["columns"]
    }

    assert told == {(table.file, field.name): field.kind.value for table, field in FIELDS}


def test_every_table_and_vocabulary_is_defined(book: dict[str, Any]) -> None:
    told = {each["name"]: each["description"] for each in (*book["tables"], *book["vocabularies"])}

    assert told["citations"].startswith("A source of an update")
    assert [name for name, description in told.items() if not description] == []


def test_every_type_has_a_name_in_both_languages() -> None:
    assert codebook.TYPES.keys() == set(Kind) - {Kind.ROWS}
    assert all(english and chinese for english, chinese in codebook.TYPES.values())


def test_every_word_of_a_column_is_defined_in_both_languages(book: dict[str, Any]) -> None:
    told = {each["name"]: each["words"] for each in book["vocabularies"]}

    for _, field in FIELDS:
        if field.words:
            words = told[field.words.__name__]
            assert [word["value"] for word in words] == [word.value for word in field.words]
            assert all(word["definition_en"] and word["definition_zh"] for word in words)


def test_words_that_are_computed_are_told_too(book: dict[str, Any]) -> None:
    told = {each["name"] for each in book["vocabularies"]}

    assert {"LabelWord", "Timing", "Standing", "Grade", "LogVerb"} <= told


def test_the_private_desk_is_left_out() -> None:
    assert not {DeskVerb, TipKind, TipState, vocabulary.Vocabulary} & {*codebook.vocabularies()}


def test_markdown_has_a_row_for_each_column_and_word(text: str) -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)

    words = sum(len(each) for each in codebook.vocabularies())
    assert len(rows) == len(FIELDS) + words


def test_markdown_leads_from_columns_to_words(text: str) -> None:
    links = set(re.findall(r"\]\(#(\w+)\)", text))

    assert links
    assert links <= {heading.lower() for heading in re.findall(r"^## (\w+)$", text, re.MULTILINE)}


def test_no_cell_of_the_markdown_breaks_its_table(text: str) -> None:
    lines = [line for line in text.splitlines() if line.startswith("|")]

    assert {line.count("|") for line in lines} == {4, 5}


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (Field("evidence", Kind.REFS, to="update"), "→ update"),
        (
            Field("reporters", Kind.REFS, to="party", extra=("independent",)),
            "or · 或 `independent`",
        ),
        (Field("due", Kind.EDTF, required=True), "yes · 是"),
    ],
    ids=["reference", "extra", "required"],
)
def test_a_column_says_what_it_may_hold(field: Field, told: str) -> None:
    assert told in codebook.column_line(codebook.column(field))
