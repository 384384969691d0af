"""Cells: every value has one text and comes back from it; what reads as a formula stays text."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.ingestion import cells
from tracker.ingestion.cells import CellError
from tracker.rules.schema import Field, Kind

TEXT = Field("text", Kind.TEXT)
LIST = Field("list", Kind.LIST)
SAID = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=30)
FORMULAE = st.builds(str.__add__, st.sampled_from(["=", "+", "'-", "''@"]), SAID)


@pytest.mark.parametrize(
    ("kind", "value", "cell"),
    [
        pytest.param(Kind.BOOLEAN, True, "true", id="true"),
        pytest.param(Kind.BOOLEAN, False, "false", id="false"),
        pytest.param(Kind.BOOLEAN, None, "", id="neither"),
        pytest.param(Kind.INTEGER, 0, "0", id="zero"),
        pytest.param(Kind.INTEGER, None, "", id="no-number"),
        pytest.param(Kind.DECIMAL, "-0.5", "-0.5", id="decimal"),
        pytest.param(Kind.LIST, ["a b", "c"], "a b|c", id="list"),
        pytest.param(Kind.LIST, [], "", id="empty-list"),
        pytest.param(Kind.REF, None, "", id="no-reference"),
        pytest.param(Kind.EDTF, "../2016-08", "../2016-08", id="date"),
        pytest.param(Kind.TEXT, "", "", id="empty-text"),
    ],
)
def test_a_value_is_written_as_its_cell_and_read_from_it(kind: Kind, value: Any, cell: str) -> None:
    field = Field("field", kind)

    assert cells.write(field, value) == cell
    assert cells.read(field, cell) == value


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_reads_as_a_formula_is_written_with_an_apostrophe(first: str) -> None:
    text = f"{first}HYPERLINK(A1)"

    assert cells.write(TEXT, text) == f"'{text}"
    assert cells.read(TEXT, f"'{text}") == text


def test_text_that_reads_as_a_formula_is_read_as_text() -> None:
    assert cells.read(TEXT, "=1+1") == "=1+1"


def test_a_number_below_zero_is_no_formula() -> None:
    assert cells.write(Field("value", Kind.DECIMAL), "-3") == "-3"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        pytest.param("1.50", "1.5", id="final-zero"),
        pytest.param("10.0", "10", id="whole"),
        pytest.param("-0", "0", id="minus-zero"),
        pytest.param("123456789.123456", "123456789.123456", id="fifteen-digits"),
    ],
)
def test_a_number_is_kept_in_its_shortest_form(cell: str, value: str) -> None:
    assert cells.read(Field("value", Kind.DECIMAL), cell) == value


def test_a_list_whose_item_holds_the_separator_cannot_be_written() -> None:
    with pytest.raises(CellError, match="an item of a list holds"):
        cells.write(LIST, ["a|b"])


@given(SAID.filter(lambda text: not text or bool(text.strip())) | FORMULAE)
def test_any_text_comes_back_from_its_cell(text: str) -> None:
    assert cells.read(TEXT, cells.write(TEXT, text)) == text


@given(st.lists(SAID.filter(lambda item: item.strip() and "|" not in item), unique=True))
def test_any_list_comes_back_from_its_cell(items: list[str]) -> None:
    assert cells.read(LIST, cells.write(LIST, items)) == items


@given(st.decimals(-999_999_999, 999_999_999, places=6))
def test_any_number_comes_back_from_its_cell(number: Decimal) -> None:
    field = Field("value", Kind.DECIMAL)

    read = cells.read(field, format(number, "f"))

    assert Decimal(read) == number
    assert cells.read(field, cells.write(field, read)) == read
