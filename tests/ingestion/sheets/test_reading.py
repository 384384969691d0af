"""Spreadsheets as CSV: what is read, and what is refused by row, column and reason."""

from __future__ import annotations

import pytest

from tests.ingestion.sheets.tables import HEADER, SMALL, as_csv, as_xlsx
from tracker.ingestion.problems import Problem, Problems
from tracker.ingestion.sheets.reading import read
from tracker.ingestion.sheets.sheet import Layout, Row

USED = frozenset({"id", "country", "score"})


def rows_of(data: bytes, layout: Layout | None = None) -> list[Row]:
    problems = Problems()
    rows = read("table", data, layout or Layout(), USED, problems)
    assert problems.listed() == []
    return rows


def problems_of(data: bytes) -> list[Problem]:
    problems = Problems()
    read("table", data, Layout(), USED, problems)
    return problems.listed()


def only_reason(data: bytes) -> str:
    (problem,) = problems_of(data)
    return problem.reason


@pytest.mark.parametrize("make", [as_csv, as_xlsx], ids=["csv", "xlsx"])
def test_used_columns_are_read_whatever_the_first_is_called(make: type) -> None:
    first = rows_of(make(SMALL))[0]

    assert first == Row(2, {"id": "2019-1", "country": "Canada", "score": "1"})


def test_spaces_around_cells_and_names_are_no_part_of_them() -> None:
    data = as_csv([[" 7 ", "\tMu", " 1 "]], [" id", "country ", "score"])

    assert rows_of(data)[0].cells == {"id": "7", "country": "Mu", "score": "1"}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_declared_encoding_is_read(encoding: str) -> None:
    data = as_csv([["1", "Türkiye", "1"]], ["id", "country", "score"]).decode().encode(encoding)
    layout = Layout("utf-8" if encoding == "utf-8-sig" else encoding)

    assert rows_of(data, layout)[0].cells["country"] == "Türkiye"


def test_other_delimiter_is_read() -> None:
    assert rows_of(b"id;country;score\n1;Mu;0\n", Layout(delimiter=";"))[0].cells["score"] == "0"


def test_rows_without_text_are_no_rows() -> None:
    assert [row.number for row in rows_of(b"id,country,score\n,,\n\n1,Mu,0\n")] == [4]


def test_formula_is_a_text() -> None:
    assert rows_of(b"id,country,score\n1,=1+1,0\n")[0].cells["country"] == "=1+1"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty; a header row is expected"),
        (b"\xff\xfei\x00d\x00", "is UTF-16; save it as UTF-8"),
        ("id,country,score\n1,Türkiye,1\n".encode("latin-1"), "line 2: byte 0xFC is not UTF-8"),
        (b'id,country,score\n1,"Mu,1\n', "a quote is opened and never closed"),
        (b"id,country,score\n1,%b,1\n" % (b"x" * 200_000), "is longer than 131,072 characters"),
        (b'id,country,score\n1,"%b,1\n' % (b"x" * 200_000), "a quote is opened and never closed"),
        (b"id,country,score\n", "has no rows below its header"),
        (b"id,country,score\n,,\n", "has no rows below its header"),
        (b"id,country,score\n1,Mu\n", "has 2 cells, the header has 3"),
        (b"id,country,country,score\n1,Mu,Mu,1\n", "stands twice in the header"),
        (b"id,country\n1,Mu\n", "is missing from the header"),
        (b"id,Contry,score\n1,Mu,1\n", "is missing from the header; is Contry meant?"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "is an old or locked workbook"),
        (b"," * 100 + b"\n", "has more than 100 columns"),
        (b"x" * (10 * 1024 * 1024 + 1), "is larger than 10 MB"),
        (b"id,country,score\n" + b"1,Mu,1\n" * 50_001, "has more than 50,000 rows"),
    ],
    ids=[
        "empty",
        "UTF-16",
        "Latin-1",
        "quote",
        "long cell",
        "quote before a long rest",
        "header alone",
        "blank rows",
        "short row",
        "twice",
        "missing",
        "misspelt",
        "xls",
        "columns",
        "size",
        "rows",
    ],
)
def test_file_that_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    assert reason in only_reason(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"id,country,score\n1,M\x00u,1\n", "holds a NUL character"),
        ("id,country,score\n1,M\u202eu,1\n".encode(), "holds the control character U+202E"),
        (
            as_xlsx([["1", "=A1", "1"]], ["id", "country", "score"]),
            "a formula without a stored value",
        ),
    ],
    ids=["NUL", "direction", "formula"],
)
def test_cell_that_cannot_be_read_is_kept_apart_with_the_reason(data: bytes, reason: str) -> None:
    (row,) = rows_of(data)

    assert row.unread == {"country": reason}
    assert row.cells == {"id": "1", "country": "", "score": "1"}


@pytest.mark.parametrize("cell", ["=1+1", "\t=A2"], ids=["formula", "text"])
def test_cell_of_a_column_that_is_not_used_may_hold_anything(cell: str) -> None:
    (row,) = rows_of(as_xlsx([["1", "Mu", "1", cell]], ["id", "country", "score", "notes"]))

    assert row.unread == {}


def test_problem_names_row_and_column() -> None:
    assert problems_of(as_csv(SMALL, [*HEADER[:7], "nation", "score", "average"])) == [
        Problem("table", 1, "country", "is missing from the header")
    ]
