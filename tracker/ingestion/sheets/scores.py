"""Who promised a pledge of a spreadsheet, and the score that the institution gave each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tracker.ingestion.problems import shown
from tracker.rules.averages import Scores, read_average

from .faults import Faults
from .grouping import Group
from .mapping import SheetMapping
from .scale import NoScore
from .sheet import Row


@dataclass(frozen=True, slots=True)
class Score:
    """What the institution wrote in one row, and the number that it stands for.

    `party` is empty for the whole pledge; `number` is None where the institution did not score.
    """

    row: int
    party: str
    written: str
    number: Decimal | None


@dataclass(frozen=True, slots=True)
class Scored:
    """The obligors of a pledge by id, and their scores.

    `average` is the one that was published, as it was written; empty if there was none.
    """

    obligors: Sequence[str]
    scores: Sequence[Score]
    average: str

    def sums(self) -> Scores:
        """The scores as they are summed up."""
        numbers = [score.number for score in self.scores if score.number is not None]
        total = sum(numbers, Decimal())
        return Scores(total, len(numbers), len(self.scores) - len(numbers))


def scored(group: Group, mapping: SheetMapping, faults: Faults) -> Scored:
    """The obligors and scores of a pledge; what cannot be read is noted."""
    found = _of_each(group, mapping, faults)
    scores = [score for score in found.values() if score]
    if mapping.score and mapping.obligors.split:
        scores += _of_the_whole(group.first, mapping, faults)
    first, *_ = [_average(row, mapping, faults) for row in group.rows]
    return Scored(sorted(found), scores, first)


def _of_each(group: Group, mapping: SheetMapping, faults: Faults) -> dict[str, Score | None]:
    """Every obligor with its score, or with None where the table has none of each."""
    found: dict[str, Score | None] = {}
    for row, column, name, cell in _named(group, mapping):
        party = ""
        with faults.noting(row.number, column):
            party = mapping.parties.id_of(name)
            if party in found:
                raise ValueError(f"names {shown(name)} twice for one pledge")
        with faults.noting(row.number, mapping.score or column):
            score = _score(mapping, row, party, cell)
            if not isinstance(score, NoScore):
                found[party] = score
    return found


def _named(group: Group, mapping: SheetMapping) -> Iterator[tuple[Row, str, str, str | None]]:
    """Row, column, name and score cell of every obligor; the cell is None where there is none."""
    who, score = mapping.obligors, mapping.score
    for row in group.rows:
        for column, name in who.members.items():
            yield row, column, name, row.cells[column]
        if not who.column:
            continue
        if who.split:
            names = filter(None, map(str.strip, row.cells[who.column].split(who.split)))
            yield from ((row, who.column, name, None) for name in names)
        else:
            yield row, who.column, row.cells[who.column], row.cells[score] if score else None


def _score(mapping: SheetMapping, row: Row, party: str, cell: str | None) -> Score | NoScore | None:
    if cell is None:
        return None
    found = mapping.scale.read(cell)
    if isinstance(found, Decimal):
        return Score(row.number, party, cell, found)
    if found == NoScore.NOT_SCORED:
        # A verdict says something; an empty cell says that there is no score.
        return Score(row.number, party, cell or found.value, None)
    return found


def _of_the_whole(row: Row, mapping: SheetMapping, faults: Faults) -> Iterator[Score]:
    """The one score that stands for all obligors together."""
    with faults.noting(row.number, mapping.score):
        found = _score(mapping, row, "", row.cells[mapping.score])
        if isinstance(found, Score):
            yield found


def _average(row: Row, mapping: SheetMapping, faults: Faults) -> str:
    """The average as published, which must be a number if there is one."""
    written = row.cells.get(mapping.average, "")
    if not written or written in mapping.empty:
        return ""
    with faults.noting(row.number, mapping.average):
        read_average(written)
    return written
