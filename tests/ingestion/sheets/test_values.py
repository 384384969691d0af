"""What cells become: dates, scores, ids."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.ingestion.sheets import dates, ids
from tracker.ingestion.sheets.scale import NoScore, Scale, as_kept
from tracker.ingestion.sheets.values import shortened

FORMATS = ("%d.%m.%Y", "%B %Y", "%Y", "edtf")
SCALE = Scale({"1": Decimal(1), "0": Decimal(), "-1": Decimal(-1), "NA": NoScore.NOT_SCORED})


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("26.08.2019", "2019-08-26"),
        ("August 2019", "2019-08"),
        ("2019", "2019"),
        ("2019-08~", "2019-08~"),
        ("../2019", "../2019"),
    ],
)
def test_date_is_as_precise_as_its_format(text: str, date: str) -> None:
    assert dates.read(text, FORMATS) == date


def test_date_of_no_format_is_refused() -> None:
    with pytest.raises(ValueError, match=r"is no date as %d\.%m\.%Y"):
        dates.read("26/08/2019", FORMATS[:1])


@pytest.mark.parametrize("text", ["2019-08-26T12:30:00", "2019-08-26 12:30"])
def test_moment_is_refused_as_what_it_is(text: str) -> None:
    with pytest.raises(ValueError, match="holds a time of day; only dates are read"):
        dates.read(text, FORMATS)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("1", Decimal(1)),
        ("+1", Decimal(1)),
        ("1.0", Decimal(1)),
        ("−1", Decimal(-1)),
        ("-1.00", Decimal(-1)),
        ("NA", NoScore.NOT_SCORED),
    ],
)
def test_number_is_a_score_by_its_value(text: str, score: Decimal) -> None:
    assert SCALE.read(text) == score


@pytest.mark.parametrize("text", ["", "2", "0.5", "N.A.", "one", "1e0", "100 %"])
def test_what_is_not_on_the_scale_is_no_score(text: str) -> None:
    with pytest.raises(ValueError, match="is not on the scale"):
        SCALE.read(text)


def test_range_takes_every_number_between_its_ends() -> None:
    scale = Scale(ends=(Decimal(), Decimal(100)))

    assert scale.read("66.67") == Decimal("66.67")
    with pytest.raises(ValueError, match="is not on the scale"):
        scale.read("100.1")


def test_score_is_kept_with_six_decimals() -> None:
    assert as_kept(Decimal("-0.33333333")) == "-0.333333"
    assert as_kept(Decimal("-0.0000001")) == "0"


def test_id_is_the_same_whatever_its_spaces_and_quotes() -> None:
    typed = ids.with_hash(["g7", " 2019-1"], ['We will "act"', "0.5 "])

    assert typed == ids.with_hash(["g7", "2019-1"], ["We  will “act”", "0.5"])
    assert typed.startswith("g7-2019-1-")


def test_id_is_short_enough_and_differs_where_its_name_does_not() -> None:
    first, second = (ids.with_hash(["a" * 90], [each]) for each in ("x", "y"))

    assert len(first) == ids.LONGEST
    assert first != second


def test_id_of_a_name_without_latin_letters_is_a_hash() -> None:
    assert len(ids.with_hash(["承诺"], ["承诺"])) == ids.HASH


def test_long_title_is_cut_after_a_word() -> None:
    assert shortened("one two three", 9) == "one two…"
    assert shortened("one two", 9) == "one two"
    assert shortened("o" * 20, 9) == "oooooooo…"
