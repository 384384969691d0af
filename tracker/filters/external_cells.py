"""What other institutions say of a pledge, in the cells of a table.

One institution's mean and average are numbers. Where several judged the same pledge, each cell has
a part for each of them, in the order of their names, with `;` between the parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from tracker.models import ExternalVerdict
from tracker.models.external_verdict import scores_of
from tracker.rules.averages import read_average
from tracker.rules.spreadsheet import Cell
from tracker.rules.vocabulary import Figure

from .external import averages, by_institution

BETWEEN_INSTITUTIONS = ";"
BETWEEN_VALUES = "|"
# Who is judged where it is the pledge as a whole.
WHOLE = "*"

Given = Sequence[ExternalVerdict]


def of_each_institution(read: Callable[[Given], Cell], verdicts: Given) -> Cell:
    """What is read off the verdicts of each institution, in one cell; None when there are none."""
    found = [read(given) for given in by_institution(verdicts).values()]
    return _one_cell(found, BETWEEN_INSTITUTIONS)


def institution(given: Given) -> Cell:
    """Who judged."""
    return given[0].institution


def scores(given: Given) -> Cell:
    """`canada=-1|japan=`: the number that each score stands for; none where it is no number."""
    return BETWEEN_VALUES.join(
        f"{each.obligor.slug if each.obligor else WHOLE}={_plain(each.score)}"
        for each in given
        if each.figure == Figure.SCORE
    )


def mean(given: Given) -> Cell:
    """The mean of the scores of single obligors; None when nobody is scored."""
    found = scores_of(given).mean
    return None if found is None else float(found)


def published(given: Given) -> Cell:
    """The average as published, with all its digits; a text where it is no decimal number."""
    return _one_cell((_number(each.value) for each in averages(given)), BETWEEN_VALUES)


def check(given: Given) -> Cell:
    """Whether the published average follows from the scores."""
    return _one_cell((each.check.value for each in averages(given)), BETWEEN_VALUES)


def licence(given: Given) -> Cell:
    """Under what terms the figures may be used; usually one for all."""
    return BETWEEN_VALUES.join(sorted({each.licence for each in given if each.licence}))


def _one_cell(values: Iterable[Cell], between: str) -> Cell:
    """A single value as it is, several as a text."""
    found = list(values)
    if len(found) < 2:
        return found[0] if found else None
    return between.join("" if each is None else str(each) for each in found)


def _plain(score: Decimal | None) -> str:
    """A number without the digits that only the column adds."""
    return "" if score is None else f"{score.normalize():f}"


def _number(text: str) -> Cell:
    try:
        return read_average(text)
    except ValueError:
        return text
