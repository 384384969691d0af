"""Published averages beside what follows from the scores that they sum up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.rules.averages import follows

from .contents import Imported

DECIMALS = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Compared:
    """One pledge: its published average and the mean of its scores.

    `follows` is None where there is nothing to compare: no average, or nobody scored.
    """

    pledge: str
    title: str
    row: int | None
    published: str
    mean: Decimal | None
    scored: int
    follows: bool | None


def compared(pledges: Iterable[Imported]) -> list[Compared]:
    """Every pledge of a spreadsheet, in the order of the file."""
    return [_compared(each) for each in pledges]


def disagreements(found: Iterable[Compared]) -> list[Compared]:
    """Those whose published average does not follow, beyond rounding of its last digit."""
    return [each for each in found if each.follows is False]


def published(found: Iterable[Compared]) -> int:
    """How many have a published average, whether or not it can be compared with anything."""
    return sum(bool(each.published) for each in found)


def written(found: Sequence[Compared]) -> str:
    """All of them as a table, then those that disagree."""
    wrong = disagreements(found)
    verdict = f"{len(wrong):,} of {published(found):,} published averages do not follow."
    parts = ["\n".join(_table(found)), verdict]
    if wrong:
        parts.append("\n".join(_table(wrong)))
    return "\n\n".join(parts)


def _compared(each: Imported) -> Compared:
    sums, content = each.scored.sums(), each.pledge.content
    return Compared(
        pledge=content["id"],
        title=content["title_en"],
        row=each.pledge.row,
        published=each.scored.average,
        mean=sums.mean,
        scored=sums.scored,
        follows=follows(sums, each.scored.average) if each.scored.average else None,
    )


def _table(found: Sequence[Compared]) -> Iterator[str]:
    width = max((len(each.pledge) for each in found), default=0)
    yield f"{'row':>6}  {'pledge':<{width}}  {'n':>3}  {'follows':>9}  {'published':>9}"
    for each in found:
        mean = "–" if each.mean is None else f"{each.mean.quantize(DECIMALS):f}"
        published = each.published or "–"
        line = f"{each.row:>6}  {each.pledge:<{width}}  {each.scored:>3}  {mean:>9}  {published:>9}"
        yield f"{line}  ≠" if each.follows is False else line
