"""Does a published average follow from the scores that it sums up?

An average published with d decimals stands for every number that rounds to it: the mean of the
scores must lie within half a unit of the last published digit, both ends included, because a tie
may have been rounded either way. All of it is exact: no binary fraction decides a tie.

A percentage is refused. Institutions that score from -1 to +1 print their averages as a share of
the way between as often as by the hundred, and "56 %" does not say which of the two it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from tracker.rules.vocabulary import AverageCheck

# Hyphen, minus sign and the dashes that spreadsheets and typesetters put in its place.
_MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{NON-BREAKING HYPHEN}": "-"})
# A mean that a spreadsheet computed has up to 15 digits behind leading zeros.
_NUMBER = re.compile(r"[+-]?([0-9]{1,12}(\.[0-9]{0,17})?|\.[0-9]{1,17})")
_SHOWN = Context(prec=28)


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of one pledge: their sum over the `scored` obligors; others have none."""

    total: Decimal
    scored: int
    not_scored: int = 0

    @property
    def mean(self) -> Decimal | None:
        """What follows from the scores, to 28 digits; None when nobody is scored."""
        return _SHOWN.divide(self.total, Decimal(self.scored)) if self.scored else None


def read_average(text: str) -> Decimal:
    """A published average with all its digits: `.56`, `+0.5`, `1`, `-0.20`.

    ValueError, with a reason, for anything that is not one decimal number.
    """
    written = text.strip().translate(_MINUS)
    if written.endswith("%"):
        raise ValueError("a percentage does not say of which scale it is a share")
    if not _NUMBER.fullmatch(written):
        raise ValueError("write an average as a decimal number such as -0.20")
    return Decimal(written)


def follows(scores: Scores, published: str) -> bool | None:
    """Whether an average as published is the mean of the scores, rounded.

    None when there is nothing to compare: nobody is scored, or the text is no decimal number.
    """
    try:
        average = read_average(published)
    except ValueError:
        return None
    if not scores.scored:
        return None
    apart = abs(Fraction(scores.total) / scores.scored - Fraction(average))
    return apart <= _half_a_unit(average)


def outcome(scores: Scores, published: str) -> AverageCheck:
    """What the check of a published average found; empty text means that there is none."""
    if not published:
        return AverageCheck.NOT_PUBLISHED
    answer = follows(scores, published)
    if answer is None:
        return AverageCheck.NOT_COMPARABLE
    return AverageCheck.FOLLOWS if answer else AverageCheck.DIFFERS


def difference(scores: Scores, published: str) -> Decimal | None:
    """How far the published average lies above the mean; None when they cannot be compared."""
    if follows(scores, published) is None or scores.mean is None:
        return None
    return _SHOWN.subtract(read_average(published), scores.mean)


def _half_a_unit(average: Decimal) -> Fraction:
    """Half of what the last written digit counts: 0.005 for 0.20, one half for 1."""
    decimals = -int(average.as_tuple().exponent)
    return Fraction(1, 2 * 10**decimals)
