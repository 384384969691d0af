"""XLSX files: read as they are shown, and refused when they are more, or other, than a table."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from tests.ingestion.sheets.tables import SMALL, as_xlsx, with_part
from tracker.ingestion.sheets.workbook import Unstored, records
from tracker.ingestion.text_file import Unreadable

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet(rows: str) -> bytes:
    """A workbook with these rows of its only sheet, written as they are."""
    xml = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return with_part(as_xlsx(SMALL), SHEET, xml.encode())


def texts(number: int) -> bytes:
    xml = f'<sst xmlns="{MAIN}">{"<si/>" * number}</sst>'
    return with_part(as_xlsx(SMALL), "xl/sharedStrings.xml", xml.encode())


def entities() -> bytes:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    xml = f'{bomb}<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'
    return with_part(as_xlsx(SMALL), SHEET, xml.encode())


def nothing_but_zeros() -> bytes:
    return with_part(as_xlsx(SMALL), "xl/media/image1.png", bytes(65 * 1024 * 1024))


def parts() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(501):
            archive.writestr(f"{number}.xml", "")
    return file.getvalue()


def locked() -> bytes:
    """A workbook whose parts say that they are encrypted."""
    data = bytearray(as_xlsx(SMALL))
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(data)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1, "1"),
        (1.0, "1"),
        (0.1 + 0.2, "0.3"),
        (2 / 3, "0.666666666666667"),
        (date(2019, 8, 26), "2019-08-26"),
        (datetime(2019, 8, 26, 12, 30, tzinfo=UTC).replace(tzinfo=None), "2019-08-26T12:30:00"),
        (True, "true"),
        (None, ""),
        ("“as it is”", "“as it is”"),
    ],
    ids=str,
)
def test_cell_is_the_text_that_a_reader_sees(value: object, text: str) -> None:
    (_, (cell, last)) = list(records(as_xlsx([[value, "x"]], ["a", "b"]), ""))[1]

    assert (cell, last) == (text, "x")


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (-0.4, "0.00", "-0.40"),
        (0.7, "0.000", "0.700"),
        (1.0, "0.0", "1.0"),
        (0.125, "0.00", "0.13"),
        (2019.0, "0", "2019"),
        (-0.001, "0.00", "0.00"),
        (1e300, "0.0", f"1{'0' * 300}.0"),
        (0.7, "General", "0.7"),
        (0.7, "0%", "0.7"),
    ],
)
def test_format_that_fixes_decimals_keeps_them(value: float, form: str, text: str) -> None:
    """As a CSV file of the same table has them."""
    data = as_xlsx([[value, "x"]], ["a", "b"], numbers=form)

    assert list(records(data, ""))[1] == (2, [text, "x"])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c r="A2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="A2" t="str"><f>A1</f><v>yes</v></c>', "yes"),
        ('<c r="A2" t="str"><f>""&amp;""</f><v></v></c>', ""),
        ('<c r="A2" t="b"><f>1=1</f><v>1</v></c>', "true"),
    ],
    ids=["number", "text", "empty text", "truth"],
)
def test_formula_is_its_stored_value(cell: str, text: str) -> None:
    header = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    data = sheet(f'{header}<row r="2">{cell}<c r="B2"><v>3</v></c></row>')

    assert list(records(data, ""))[1] == (2, [text, "3"])


@pytest.mark.parametrize(
    "cell",
    ["<f>1+1</f>", "<f>1+1</f><v/>", '<f t="shared" ref="B2:B3" si="0">A2</f>'],
    ids=["no value", "empty value", "shared"],
)
def test_formula_without_a_stored_value_is_no_empty_cell(cell: str) -> None:
    header = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    data = sheet(f'{header}<row r="2"><c r="A2"><v>3</v></c><c r="B2">{cell}</c></row>')

    (_, (first, last)) = list(records(data, ""))[1]

    assert (first, isinstance(last, Unstored)) == ("3", True)


def test_rows_are_as_wide_as_the_header() -> None:
    assert list(records(as_xlsx([["x"]], ["a", "b", "c"]), "")) == [
        (1, ["a", "b", "c"]),
        (2, ["x", "", ""]),
    ]


def test_named_sheet_is_read_among_several() -> None:
    assert list(records(as_xlsx(SMALL, tabs=3), "More 2")) == []


def test_sheet_that_is_not_there_is_named_with_the_one_that_is_meant() -> None:
    with pytest.raises(Unreadable) as refused:
        list(records(as_xlsx(SMALL, tabs=3), "Moer 2"))

    assert refused.value.reason == "has no sheet “Moer 2”; is More 2 meant?"


def test_empty_cells_at_the_end_of_the_header_are_no_columns() -> None:
    data = sheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="0"/></row>')

    assert list(records(data, "")) == [(1, ["1"])]


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: as_xlsx(SMALL, tabs=2), "has 2 sheets: say in the mapping which one"),
        (lambda: sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "more than 100 columns"),
        (
            lambda: sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
            "more than 50,000 rows",
        ),
        (
            lambda: sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
            "more than 50,000 rows",
        ),
        (lambda: sheet("<row/>" * 600_000), "more than 50,000 rows"),
        (lambda: sheet('<x:row xmlns:x="y"/>' * 60_000), "more than 50,000 rows"),
        (lambda: texts(300_000), "different texts"),
        (entities, "defines entities of its own"),
        (lambda: with_part(as_xlsx(SMALL), "xl/a.zip", as_xlsx(SMALL)), "holds an archive"),
        (lambda: with_part(as_xlsx(SMALL), "xl/vbaProject.bin", b"x"), "holds macros"),
        (locked, "is locked by a password"),
        (nothing_but_zeros, "unpacks to more than 64 MB"),
        (parts, "is made of more than 500 parts"),
        (lambda: b"PK\x03\x04" + b"\0" * 200, "is no workbook that can be read"),
        (lambda: as_xlsx(SMALL)[:-300], "is no workbook that can be read"),
        (lambda: with_part(as_xlsx(SMALL), SHEET, b"<worksheet>"), "is no workbook that"),
        (lambda: with_part(as_xlsx(SMALL), "xl/workbook.xml", b""), "is no workbook that"),
    ],
    ids=[
        "several sheets",
        "column XFD",
        "row 1048576",
        "cell XFD1048576",
        "600,000 rows",
        "rows with a prefix",
        "texts",
        "entities",
        "nested archive",
        "macros",
        "password",
        "size",
        "parts",
        "no archive",
        "cut off",
        "broken sheet",
        "no workbook",
    ],
)
def test_workbook_is_refused_with_the_reason_and_in_little_memory(
    make: Callable[[], bytes], reason: str
) -> None:
    data = make()
    tracemalloc.start()

    with pytest.raises(Unreadable) as refused:
        list(records(data, ""))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reason in refused.value.reason
    assert peak < 200 * 1024 * 1024
