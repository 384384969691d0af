"""Mapping files: checked as a whole before anything else is read, each fault with its key."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from tests.ingestion.sheets.tables import mapping
from tracker.ingestion.problems import PackageError, Problem
from tracker.ingestion.sheets import mapping_file, shipped
from tracker.ingestion.sheets.scale import NoScore

# Its comments show the same keys.
GENERIC = re.sub(r"(?m)^#.*\n", "", shipped.path_of("generic").read_text())


def faults(text: str) -> list[Problem]:
    with pytest.raises(PackageError) as refused:
        mapping_file.read("mine.toml", text.encode())
    return refused.value.problems


def edited(old: str, new: str) -> str:
    assert old in GENERIC
    return GENERIC.replace(old, new, 1)


@pytest.mark.parametrize("name", shipped.names())
def test_shipped_mapping_is_sound(name: str) -> None:
    assert mapping(name).group


def test_columns_are_all_that_is_read() -> None:
    assert mapping().columns == {
        "id",
        "text",
        "area",
        "year",
        "host",
        "date",
        "country",
        "score",
        "average",
    }


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('form = "wide"', 'form = "broad"', "form", "is neither “long” nor “wide”"),
        ('form = "wide"', "", "form", "is missing"),
        ("[pledge]", "[plegde]", "plegde", "is no key of this table; is pledge meant?"),
        ('licence = "CC BY 4.0"', "", "collection.licence", "is missing"),
        ('licence = "CC BY', 'licenze = "CC BY', "collection.licenze", "is licence meant?"),
        ('encoding = "utf-8"', 'encoding = "utf8"', "file.encoding", "is utf-8 meant?"),
        ('delimiter = ","', 'delimiter = ""', "file.delimiter", "must be one sign"),
        ('kind = "research"', 'kind = "rumour"', "source.kind", "'rumour' is not one of"),
        ('deliverable = "policy"', 'deliverable = 1', "pledge.deliverable", "must be text"),
        ("joint = true", 'joint = "yes"', "pledge.joint", "must be true or false"),
        ('group = ["No."]', "group = []", "pledge.group", "names no column"),
        ('group = ["No."]', "", "pledge.group", "is missing"),
        ('{ column = "Pledge" }', '{ colum = "Pledge" }', "pledge.statement_en.colum", "column"),
        ('{ column = "Pledge" }', "{ }", "pledge.statement_en", "needs a column, or a text"),
        ('"%Y-%m-%d", "edtf"', '"%Y-%m-%d %H", "edtf"', "pledge.made_on.formats", "%H is none of"),
        ('["%d.%m.%Y", "%Y", "edtf"]', '["%d.%m."]', "pledge.due.formats", "a year"),
        ('"Once" = "one_off"', '"Once" = "once"', "pledge.kind.words.Once", "'once' is not"),
        ('split = ";", new', 'split = "", new', "pledge.topics.split", "sign between"),
        ('column = "How often"', 'new = true, column = "How often"', "pledge.kind.new", "topics"),
        ('["%d.%m.%Y", "%Y", "edtf"]', '["%Y %d"]', "pledge.due.formats", "a day without a month"),
        ("shorten = true", "shorten = 1", "pledge.title_en.shorten", "must be true or false"),
        ('= "How often"', '= "How often", formats = ["%Y"]', "pledge.kind.formats", "this is none"),
        ('statement_en = { column = "Pledge" }', "", "pledge.statement_en", "is missing"),
        ("joint = true", 'joint = true\ndialogue = "x"', "pledge.dialogue", "is said twice"),
        ("[dialogue]", "[topics.Dialogue]", "pledge.dialogue", "is missing"),
        ('method_en = "', f'method_en = "{"a" * 250}', "collection.method_en", "longer than 250"),
        ('empty = ["NA", "n/a"]', "empty = [1]", "file.empty", "must be a list of texts"),
        ('delimiter = ","', "delimiter = 1", "file.delimiter", "must be a text, in quotes"),
        ("[average]", "[[average]]", "average", "must be a table"),
        ("[score.scale]", '[score]\ncolumn = "S"\n[score.scale]', "score.column", "the scores"),
        ('"2" = 2', '"2" = "two"', "score.scale.2", "neither a number nor one of not scored"),
        ('"2" = 2', '"2" = nan', "score.scale.2", "neither a number"),
        ("[score.scale]", "[score]\nrange = [2, 1]\n[score.scale]", "score.range", "lower"),
        ('id = "mu"', 'id = "Mu!"', "parties.Mu", "'Mu!' is no id of a party"),
        ('"Mu" = {', '"mu " = "lemuria"\n"Mu" = {', "parties.Mu", "is there twice, with two ids"),
        ('id = "mu"', 'id = "lemuria"', "parties.Mu", "describes lemuria otherwise than another"),
        ('kind = "state" }\n"Lem', 'kind = "land" }\n"Lem', "parties.Atlantis.kind", "'land'"),
        ('columns = ["At', 'column = "Who"\ncolumns = ["At', "obligors", "needs"),
        ('"Example forum of {Year}, {Place}"', '"A forum"', "dialogue.name_en.text", "no column"),
    ],
)  # fmt: skip
def test_fault_names_the_key_and_the_reason(old: str, new: str, key: str, reason: str) -> None:
    found = {problem.column: problem.reason for problem in faults(edited(old, new))}

    assert reason in found[key]


def test_score_without_a_scale_is_refused() -> None:
    scored = re.sub(
        r"(?s)\[score.scale\].*\[average\]", '[score]\ncolumn = "S"\n[average]', GENERIC
    )
    members = 'columns = ["Atlantis", "Lemuria", "Mu"]'

    (problem,) = faults(scored.replace(members, 'column = "Who"'))

    assert (problem.column, problem.reason) == ("score.scale", "is missing; or give a range")


def test_columns_of_members_may_have_names_of_their_own() -> None:
    text = edited('columns = ["Atlantis", "Lemuria", "Mu"]', 'columns = { "A." = "Atlantis" }')

    assert mapping_file.read("mine.toml", text.encode()).obligors.members == {"A.": "Atlantis"}


def test_range_stands_beside_the_words_of_a_scale() -> None:
    text = edited("[score.scale]", "[score]\nrange = [0, 100]\n[score.scale]")

    scale = mapping_file.read("mine.toml", text.encode()).scale

    assert scale.ends == (Decimal(0), Decimal(100))
    assert scale.words["?"] == NoScore.NOT_SCORED


def test_statement_that_is_the_same_for_all_rows_needs_a_title() -> None:
    text = edited('statement_en = { column = "Pledge" }', 'statement_en = "All will do it."')

    (problem,) = faults(text.replace('title_en = { column = "Short title", shorten = true }', ""))

    assert (problem.column, problem.reason) == ("pledge.title_en", "is missing")


def test_long_form_with_columns_of_members_is_refused() -> None:
    (problem,) = faults(edited('form = "wide"', 'form = "long"'))

    assert problem.column == "obligors"


def test_all_faults_are_told_at_once() -> None:
    text = edited("joint = true", "joint = 1").replace('"2" = 2', '"2" = []')

    assert [problem.column for problem in faults(text)] == ["pledge.joint", "score.scale.2"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a = ", "Invalid value"),
        ("[[[", "Invalid initial character"),
        ("form = 1979-99-99", "Expected newline"),
        ("a=" + "[" * 9_999, "lists or tables stand too deep in each other"),
        ("a=" + "9" * 5_000, "a number in it is too long"),
    ],
    ids=["value", "table", "date", "depth", "digits"],
)
def test_what_is_no_toml_is_refused_in_plain_words(text: str, reason: str) -> None:
    assert faults(text)[0].reason.startswith(f"is not TOML in UTF-8: {reason}")


def test_byte_that_is_not_utf_8_is_named() -> None:
    with pytest.raises(PackageError) as refused:
        mapping_file.read("mine.toml", b'form = "\xff"')

    assert refused.value.problems[0].reason == "is not TOML in UTF-8: byte 0xFF is not UTF-8"


def test_misspelt_key_of_the_statement_is_told_once() -> None:
    """The title is read as the statement is, but nobody wrote so."""
    text = edited('statement_en = { column = "Pledge" }', 'statement_en = { colum = "Pledge" }')

    found = faults(text.replace('title_en = { column = "Short title", shorten = true }', ""))

    assert {problem.column for problem in found} == {
        "pledge.statement_en.colum",
        "pledge.statement_en",
    }


def test_mapping_that_is_too_large_is_refused() -> None:
    assert faults("#" * 300_000)[0].reason == "is larger than 256 kB"


def test_form_must_be_a_text_and_tables_must_be_tables() -> None:
    text = edited("[score.scale]", "[scores.scale]")
    flat = "score = 1\n" + text.replace("[scores.scale]", "[average2]")

    assert {problem.column for problem in faults(flat)} == {"average2"}
