"""How numbers of the record are written on a page."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.templatetags import figures


@pytest.mark.parametrize(
    ("value", "words"),
    [("1234.500000", "1,234.5"), ("37.000000", "37"), ("12000000", "12,000,000"), ("0.1", "0.1")],
)
def test_number_has_no_idle_zeros(value: str, words: str) -> None:
    assert figures.number(Decimal(value)) == words


@pytest.mark.parametrize(
    ("value", "words"), [(1.0, "+1"), (0.5, "+0.5"), (0.0, "0"), (-1.0, "−1"), (-1 / 3, "−0.33")]
)
def test_score_has_its_sign(value: float, words: str) -> None:
    assert figures.score(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("P1Y", "year"), ("P2Y", "2 years"), ("P6M", "6 months"), ("P90D", "90 days")],
)
def test_duration_is_said_in_words(value: str, words: str) -> None:
    assert figures.duration(value) == words


@pytest.mark.parametrize(("value", "words"), [("exact", ""), ("about", "about ")])
def test_qualifier_stands_before_a_number_that_is_not_exact(value: str, words: str) -> None:
    assert figures.qualifier(value) == words
