"""Texts that a spreadsheet would compute are told from others, and kept texts."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.rules import spreadsheet


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－1", "'=1"]
)
def test_formula_gets_an_apostrophe(text: str) -> None:
    assert spreadsheet.as_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "2016-08-31", "a = b", "'quoted'", "–", "1-2"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert spreadsheet.as_text(text) == text


def test_lines_hold_numbers_as_they_are_and_no_formula() -> None:
    rows: list[list[spreadsheet.Cell]] = [
        ["a", -1, 0.5, True, False, None, date(2016, 8, 31)],
        ["=1+1", 'a "b", c', "d\ne"],
    ]

    assert list(spreadsheet.csv_lines(rows)) == [
        "a,-1,0.5,true,false,,2016-08-31\r\n",
        '\'=1+1,"a ""b"", c","d\ne"\r\n',
    ]
