"""Published averages: read digit by digit, compared with the scores within their own rounding."""

from decimal import Decimal

import pytest

from tracker.rules.averages import Scores, difference, follows, outcome, read_average
from tracker.rules.vocabulary import AverageCheck


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.56", "0.56"),
        (".56", "0.56"),
        ("+0.5", "0.5"),
        ("1", "1"),
        ("1.", "1"),
        ("-0.20", "-0.20"),
        ("\N{MINUS SIGN}0.20", "-0.20"),
        (" 0.11\N{NO-BREAK SPACE}", "0.11"),
    ],
)
def test_average_is_read_with_all_its_digits(text: str, number: str) -> None:
    assert str(read_average(text)) == str(Decimal(number))


@pytest.mark.parametrize(
    "text",
    ["", "NA", "0,56", "1e3", "NaN", "--1", ".", "0x1", "٠.٥", "1" * 40, "1 000"],
)
def test_anything_else_is_no_average(text: str) -> None:
    with pytest.raises(ValueError, match=r"^write an average as a decimal number such as -0\.20$"):
        read_average(text)


@pytest.mark.parametrize("text", ["56%", "56 %"])
def test_percentage_is_refused_as_such(text: str) -> None:
    reason = "a percentage does not say of which scale it is a share"
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read_average(text)


@pytest.mark.parametrize(
    ("total", "scored", "published", "is_so"),
    [
        pytest.param("5", 9, "0.56", True, id="rounded up"),
        pytest.param("5", 9, "0.55", False, id="cut off"),
        pytest.param("5", 9, "0.6", True, id="one digit"),
        pytest.param("5", 9, "1", True, id="no decimals"),
        pytest.param("4", 9, "1", False, id="no decimals, beyond half"),
        pytest.param("5", 9, "0.5556", True, id="four digits"),
        pytest.param("1", 8, "0.13", True, id="tie rounded up"),
        pytest.param("1", 8, "0.12", True, id="tie rounded down"),
        pytest.param("1", 8, "0.11", False, id="beyond a tie"),
        pytest.param("-1", 8, "-0.13", True, id="negative tie away from zero"),
        pytest.param("-1", 8, "-0.12", True, id="negative tie towards zero"),
        pytest.param("-5", 9, "0.56", False, id="wrong sign"),
        pytest.param("0", 9, "-0.00", True, id="minus nothing"),
        pytest.param("2", 4, "0.50", True, id="exact"),
        pytest.param("2", 4, "0.51", False, id="one unit off"),
        pytest.param("0.3", 3, "0.1", True, id="no binary fraction"),
        pytest.param("1.05", 1, "1.1", True, id="decimal tie"),
    ],
)
def test_average_follows_within_half_its_last_digit(
    total: str, scored: int, published: str, is_so: bool
) -> None:
    assert follows(Scores(Decimal(total), scored), published) is is_so


@pytest.mark.parametrize(
    ("scores", "published"),
    [
        pytest.param(Scores(Decimal(0), 0, 9), "0", id="nobody scored"),
        pytest.param(Scores(Decimal(5), 9), "56%", id="no decimal number"),
    ],
)
def test_what_cannot_be_compared_is_neither_right_nor_wrong(scores: Scores, published: str) -> None:
    assert follows(scores, published) is None
    assert difference(scores, published) is None


def test_difference_is_published_less_mean() -> None:
    assert difference(Scores(Decimal(2), 4), "0.75") == Decimal("0.25")


def test_mean_of_nobody_is_none() -> None:
    assert Scores(Decimal(0), 0, 9).mean is None


@pytest.mark.parametrize(
    ("scores", "published", "expected"),
    [
        (Scores(Decimal(5), 9), "", AverageCheck.NOT_PUBLISHED),
        (Scores(Decimal(5), 9), "56%", AverageCheck.NOT_COMPARABLE),
        (Scores(Decimal(0), 0, 9), "0", AverageCheck.NOT_COMPARABLE),
        (Scores(Decimal(5), 9), "0.56", AverageCheck.FOLLOWS),
        (Scores(Decimal(5), 9), "0.55", AverageCheck.DIFFERS),
    ],
    ids=["none", "no number", "nobody scored", "follows", "differs"],
)
def test_check_of_an_average_has_one_outcome(
    scores: Scores, published: str, expected: AverageCheck
) -> None:
    assert outcome(scores, published) is expected
