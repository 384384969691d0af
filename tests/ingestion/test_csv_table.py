"""Files that are no table, and tables with a header that is not theirs, are refused."""

from collections.abc import Iterable

import pytest

from tests.ingestion.sample import Sample, only_problem, refusal

HEADERS = [
    pytest.param("id,name_en", [("name_zh", "is missing from")], id="missing"),
    pytest.param("id,name_en,name_zh,id", [("id", "stands twice")], id="twice"),
    pytest.param("id,name_en,name_zh,colour", [("colour", "is no column")], id="unknown"),
    pytest.param(
        "id,nome_en,name_zh",
        [("nome_en", "is name_en meant?"), ("name_en", "is missing from")],
        id="misspelt",
    ),
]


@pytest.mark.parametrize(("header", "expected"), HEADERS)
def test_a_header_that_is_not_the_table_s_is_refused(
    sample: Sample, header: str, expected: Iterable[tuple[str, str]]
) -> None:
    sample.edit("topics", "id,name_en,name_zh", header)

    found = refusal(sample).problems

    assert {(each.file, each.row) for each in found} == {("topics.csv", 1)}
    for problem, (column, reason) in zip(found, expected, strict=True):
        assert problem.column == column
        assert reason in problem.reason


FILES = [
    pytest.param("id,name_en\n".encode("utf-16"), None, "is UTF-16", id="utf-16"),
    pytest.param(b"id,name_en,name_zh\nfraud,Fr\xe9ud,\n", None, "line 2: byte 0xE9", id="latin-1"),
    pytest.param(b"", None, "is empty", id="empty"),
    pytest.param(b'id,name_en,name_zh\nfraud,"Fr,\n', 2, "never closed", id="unclosed-quote"),
    pytest.param(b'id,name_en,name_zh\nfraud,"F"x,\n', 2, "expected after", id="text-after-quote"),
    pytest.param(b'"' + b"x" * 200_000, 1, "never closed", id="one-endless-cell"),
    pytest.param(b"id" + b"," * 100, 1, "more than 100 columns", id="too-wide"),
    pytest.param(
        b"id,name_en,name_zh\n" + b"\n" * 50_001,
        50_002,
        "more than 50,000 rows",
        id="too-many-rows",
    ),
    pytest.param(b" " * (10 * 1024**2 + 1), None, "larger than 10 MB", id="too-large"),
]


@pytest.mark.parametrize(("data", "row", "reason"), FILES)
def test_a_file_that_is_no_table_is_refused(
    sample: Sample, data: bytes, row: int | None, reason: str
) -> None:
    sample.put("topics", data)

    problem = only_problem(sample)

    assert (problem.file, problem.row, problem.column) == ("topics.csv", row, "")
    assert reason in problem.reason


def test_a_row_with_too_many_cells_is_refused(sample: Sample) -> None:
    sample.edit("indicators", "calls,\n", "calls,,\n")

    problem = refusal(sample).problems[0]

    assert (problem.row, problem.reason) == (2, "has 6 cells, the header has 5")
