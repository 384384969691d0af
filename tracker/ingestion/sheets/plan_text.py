"""A plan as text: what it comes to, then the first lines of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tracker.ingestion.problems import Problem

from .plan import Line, Plan, Step

SHOWN = 20
# What stays as it is needs no list.
_LISTED = (Step.REFUSE, Step.CHANGE, Step.CREATE)


def written(plan: Plan, *, shown: int = SHOWN) -> str:
    """The plan for a terminal: counts by noun, then at most `shown` lines of each kind."""
    lists = ((step, plan.of(step)) for step in _LISTED)
    told = ("\n".join(_listed(step, lines, shown)) for step, lines in lists if lines)
    return "\n\n".join([summary(plan), *told])


def summary(plan: Plan) -> str:
    """One line for each kind, and one for what only the record has."""
    lines = [f"{step}: {by_noun(plan.of(step)) or 'nothing'}" for step in Step]
    if plan.only_here:
        pledges = "pledge" if plan.only_here == 1 else "pledges"
        lines.append(f"Not in the file, and not touched: {plan.only_here:,} {pledges}.")
    return "\n".join(lines)


def by_noun(lines: Sequence[Line]) -> str:
    """How many of each noun, the most first."""
    counts = Counter(line.noun.replace("_", " ") or "row" for line in lines)
    return ", ".join(f"{number:,} × {noun}" for noun, number in counts.most_common())


def _listed(step: Step, lines: Sequence[Line], shown: int) -> Iterator[str]:
    yield f"To {step}:"
    yield from (f"  {_line(line)}" for line in lines[:shown])
    if len(lines) > shown:
        yield f"  … and {len(lines) - shown:,} more"


def _line(line: Line) -> str:
    named = f"{line.noun} {line.id}".strip()
    # What is about no row is about the file as a whole.
    where = placed(line.place) or ("" if named else line.place.file)
    return ": ".join(part for part in (where, named, line.place.reason) if part)


def placed(place: Problem) -> str:
    """Row and column as a person looks for them."""
    row = f"row {place.row}" if place.row else ""
    return ", ".join(part for part in (row, place.column) if part)
