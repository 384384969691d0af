"""`datapackage.json`: it describes every table, and says on reading which ones are there."""

import json
from typing import Any

import pytest

from tests.ingestion.sample import Sample, only_problem
from tracker.ingestion import descriptor, package
from tracker.rules.vocabulary import PartyKind

WRITTEN: dict[str, Any] = json.loads(descriptor.write())
SCHEMAS = {resource["name"]: resource["schema"] for resource in WRITTEN["resources"]}


def field(table: str, name: str) -> dict[str, Any]:
    (found,) = [each for each in SCHEMAS[table]["fields"] if each["name"] == name]
    return dict(found)


def reason(sample: Sample) -> str:
    problem = only_problem(sample)
    return f"{problem.file} {problem.column}: {problem.reason}"


def test_the_package_says_under_which_licence_it_stands() -> None:
    (licence,) = WRITTEN["licenses"]

    assert licence["name"] == "CC-BY-4.0"


def test_every_file_of_a_package_is_described_by_its_own_columns() -> None:
    for name, data in package.files({}).items():
        if name != descriptor.FILE:
            columns = [each["name"] for each in SCHEMAS[name.removesuffix(".csv")]["fields"]]
            assert data.decode() == ",".join(columns) + "\n"


def test_a_word_column_lists_its_words() -> None:
    words = field("parties", "kind")["constraints"]["enum"]

    assert words == [kind.value for kind in PartyKind]


def test_a_list_column_names_its_separator() -> None:
    described = field("pledges", "obligors")

    assert (described["type"], described["delimiter"]) == ("list", "|")
    assert described["constraints"] == {"required": True}


def test_versioned_rows_are_identified_by_id_and_version() -> None:
    assert SCHEMAS["pledges"]["primaryKey"] == ["id", "version"]


def test_a_key_that_may_be_partly_empty_is_a_unique_key() -> None:
    assert SCHEMAS["bearings"]["uniqueKeys"] == [["update", "pledge", "obligor", "effect"]]


def test_nested_rows_lead_to_one_version_of_their_parent() -> None:
    assert SCHEMAS["citations"]["foreignKeys"][0] == {
        "fields": ["update", "version"],
        "reference": {"resource": "updates", "fields": ["id", "version"]},
    }


def test_foreign_keys_lead_to_tables_of_the_package() -> None:
    targets = {
        key["reference"]["resource"] for schema in SCHEMAS.values() for key in schema["foreignKeys"]
    }

    assert targets <= SCHEMAS.keys()


def test_a_folder_without_descriptor_is_no_package(sample: Sample) -> None:
    (sample.directory / "datapackage.json").unlink()

    assert reason(sample) == "datapackage.json : is not there; the folder is no data package"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(b"{", "line 1, column 2: a name in double quotes is", id="cut-short"),
        pytest.param(b"[" * 100_000, "lists or objects stand too deep", id="endlessly-nested"),
        pytest.param(b'{"a": "\xe9"}', "line 1: byte 0xE9 is not UTF-8", id="latin-1"),
        pytest.param(b'{"a": NaN}', "is not JSON in UTF-8: NaN is no number", id="NaN"),
        pytest.param(b'{"a": ' + b"9" * 5_000 + b"}", "more than 1,000 digits", id="5000-digits"),
        pytest.param(b'{"a": [{"b": "\\ud800"}]}', "a[0].b holds the control", id="surrogate"),
        pytest.param(b'{"a": 1, "a": 2}', "“a” stands twice", id="key-twice"),
        pytest.param(b"[]", "resources: is not a list", id="list"),
        pytest.param(b'{"resources": {}}', "resources: is not a list", id="no-list-of-tables"),
        pytest.param(b" " * (1024**2 + 1), "is larger than 1 MB", id="too-large"),
    ],
)
def test_a_descriptor_that_cannot_be_read_is_refused(
    sample: Sample, text: bytes, expected: str
) -> None:
    (sample.directory / "datapackage.json").write_bytes(text)

    assert expected in reason(sample)


def test_a_table_that_is_listed_but_not_there_is_refused(sample: Sample) -> None:
    sample.path("indicators").unlink()

    assert reason(sample).startswith("indicators.csv : is listed in datapackage.json but is not")


def test_a_table_that_is_there_but_not_listed_is_refused(sample: Sample) -> None:
    sample.put("milestone", b"")

    assert reason(sample) == "milestone.csv : is not listed in datapackage.json"


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param("topic.csv", "“topic.csv” is no table; is topics.csv meant?", id="misspelt"),
        pytest.param("../topics.csv", "is no table", id="outside-the-folder"),
        pytest.param("topics.csv", "is listed twice", id="twice"),
        pytest.param(["topics.csv"], "is no file name", id="list"),
    ],
)
def test_a_list_of_tables_that_is_wrong_is_refused(
    sample: Sample, file: object, expected: str
) -> None:
    listed = [path.name for path in sorted(sample.directory.glob("*.csv"))]
    sample.list_tables(*listed, file)

    assert f"resources[{len(listed)}].path: " in reason(sample)
    assert expected in reason(sample)
