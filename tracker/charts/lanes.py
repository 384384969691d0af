"""Things that would cover each other are put into lanes, one above the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def lanes(spans: Iterable[tuple[float, float]], gap: float = 0.0) -> list[int]:
    """The lane of each span, from 0: the lowest in which nothing before it comes within `gap`.

    Spans are given in the order of their left ends.
    """
    ends: list[float] = []
    chosen: list[int] = []
    for left, right in spans:
        free = (lane for lane, end in enumerate(ends) if left - end >= gap)
        lane = next(free, len(ends))
        if lane == len(ends):
            ends.append(right)
        else:
            ends[lane] = right
        chosen.append(lane)
    return chosen


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places between `low` and `high`, at least `gap` apart, near those wanted, in their order.

    Where there is no room for all at that distance, they share it evenly.
    """
    if not wanted:
        return []
    room = (high - low) / max(len(wanted) - 1, 1)
    gap = min(gap, room)
    found: list[float] = []
    for place in wanted:
        least = found[-1] + gap if found else low
        found.append(max(place, least))
    limit = high
    for index in range(len(found) - 1, -1, -1):
        found[index] = min(found[index], limit)
        limit = found[index] - gap
    return found
