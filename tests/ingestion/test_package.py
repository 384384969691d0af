"""Sound data packages: what is read has the shape of the schema, and goes back as it was."""

from pathlib import Path
from typing import Any

import pytest

from tests.ingestion.sample import Sample
from tracker.ingestion import package
from tracker.ingestion.problems import PackageError
from tracker.rules.schema import NOUNS
from tracker.rules.shape import problems


def content(sample: Sample, noun: str, row: int = 2) -> dict[str, Any]:
    """What one row was read as."""
    (found,) = [each for each in package.read(sample.directory)[noun] if each.row == row]
    return found.content


def test_every_noun_but_bearings_is_read_in_the_order_of_the_schema(sample: Sample) -> None:
    found = package.read(sample.directory)

    assert list(found) == [noun for noun in NOUNS if noun != "bearing"]


def test_every_row_has_the_shape_of_its_noun(sample: Sample) -> None:
    found = package.read(sample.directory)

    faults = {
        row.file: problems(NOUNS[noun], row.content)
        for noun, rows in found.items()
        for row in rows
        if problems(NOUNS[noun], row.content)
    }
    assert faults == {}


def test_a_row_knows_its_file_and_counts_the_header_as_row_one(sample: Sample) -> None:
    sample.put("topics", b"id,name_en,name_zh\n\nfraud,Fraud,\nhotlines,Hotlines,\n")

    rows = package.read(sample.directory)["topic"]

    assert [(row.file, row.row) for row in rows] == [("topics.csv", 3), ("topics.csv", 4)]


def test_a_table_that_is_not_listed_is_empty(sample: Sample) -> None:
    found = package.read(sample.directory)

    assert found["external_verdict"] == []


def test_an_empty_cell_is_no_value_where_something_could_be_named_or_counted(
    sample: Sample,
) -> None:
    found = content(sample, "pledge")

    names = ["part_of", "trigger_dialogue", "recurs_count"]
    assert [found[name] for name in names] == [None, None, None]
    assert content(sample, "update")["search_complete"] is None


def test_an_empty_cell_is_empty_text_where_something_could_be_said(sample: Sample) -> None:
    found = content(sample, "pledge")

    names = ["title_zh", "recurs_start", "trigger_relation", "recurs_per"]
    assert [found[name] for name in names] == ["", "", "", ""]


def test_an_empty_cell_is_an_empty_list_where_several_could_be_named(sample: Sample) -> None:
    found = content(sample, "pledge")

    assert [found["counterparts"], found["seed_refs"]] == [[], []]


def test_listed_ids_are_sorted_and_other_lists_keep_their_order(sample: Sample) -> None:
    sample.edit("pledges", "fraud|hotlines", "hotlines|fraud")

    assert content(sample, "pledge")["topics"] == ["fraud", "hotlines"]
    assert content(sample, "party")["aliases"] == ["Old Atlantis", "The Isle"]


def test_nested_rows_stand_in_their_version_of_the_parent_in_order(sample: Sample) -> None:
    sample.edit("participants", "first-round,2,1,lemuria", "first-round,2,3,lemuria")
    sample.edit("participants", "first-round,2,2,atlantis", "first-round,2,1,atlantis")
    sample.edit("participants", "first-round,2,3,lemuria", "first-round,2,2,lemuria")

    first, second = content(sample, "dialogue", row=2), content(sample, "dialogue", row=3)

    assert [each["party"] for each in first["participants"]] == ["lemuria", "atlantis"]
    assert [each["party"] for each in second["participants"]] == ["atlantis", "lemuria"]


def test_bearings_belong_to_the_first_version_of_their_update(sample: Sample) -> None:
    sample.add("updates", "line-works,2,typo,A slip,2020-08-20,event,It takes first calls.,,,,,")

    first, second = content(sample, "update", row=2), content(sample, "update", row=4)

    assert first["bearings"] == [
        {"pledge": "open-hotline", "obligor": None, "effect": "delivered"},
        {"pledge": "open-hotline", "obligor": "lemuria", "effect": "confirmed"},
    ]
    assert second["bearings"] == []


def test_a_date_is_kept_as_it_is_written(sample: Sample) -> None:
    sample.edit("dialogues", "2020-03-01,held", "2020-02?/2020-03~,held")

    assert content(sample, "dialogue")["date"] == "2020-02?/2020-03~"


def test_a_byte_order_mark_changes_nothing(sample: Sample) -> None:
    before = package.read(sample.directory)

    sample.put("parties", b"\xef\xbb\xbf" + sample.path("parties").read_bytes())

    assert package.read(sample.directory) == before


def test_lines_that_end_as_on_windows_change_nothing(sample: Sample) -> None:
    before = package.read(sample.directory)

    sample.put("topics", sample.path("topics").read_bytes().replace(b"\n", b"\r\n"))

    assert package.read(sample.directory) == before


def test_columns_may_stand_in_any_order(sample: Sample) -> None:
    before = package.read(sample.directory)

    sample.put("topics", "name_zh,id,name_en\n诈骗,fraud,Fraud\n,hotlines,Hotlines\n".encode())

    assert package.read(sample.directory) == before


def test_writing_what_was_read_gives_the_same_bytes(sample: Sample, tmp_path: Path) -> None:
    package.write(tmp_path / "copy", package.read(sample.directory))

    copy = Sample(tmp_path / "copy")
    tables = [path.stem for path in sample.directory.glob("*.csv")]
    assert {table: copy.text(table) for table in tables} == {
        table: sample.text(table) for table in tables
    }


def test_what_was_written_reads_as_what_it_was_written_from(sample: Sample, tmp_path: Path) -> None:
    found = package.read(sample.directory)

    package.write(tmp_path / "copy", found)

    assert package.read(tmp_path / "copy") == found


def test_rows_are_written_sorted_by_key_whatever_order_they_came_in(sample: Sample) -> None:
    found = package.read(sample.directory)

    backwards = {noun: rows[::-1] for noun, rows in reversed(found.items())}

    assert package.files(backwards) == package.files(found)


def test_an_item_that_no_cell_can_hold_is_named_by_its_row(sample: Sample) -> None:
    found = package.read(sample.directory)
    found["party"][0].content["aliases"] = ["Old|Atlantis"]

    with pytest.raises(PackageError) as refused:
        package.files(found)

    (problem,) = refused.value.problems
    assert (problem.file, problem.column) == ("parties.csv", "aliases")
    assert problem.reason == "atlantis: an item of a list holds '|'"


def test_a_table_without_rows_is_written_with_its_header() -> None:
    files = package.files({})

    assert files["topics.csv"] == b"id,name_en,name_zh\n"
