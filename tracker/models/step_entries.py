"""Which log entry made each step of a status, so that readers of a feed hear of it that day.

A step begins on a day of the world and may come to be known years later. It rests on the verdicts
in force on its day, on what happened that day, and on the dates that the pledge states. The newest
log entry by which one of these reads as it does made the step; a typing error put right, or a
translation, makes none. Rounds that move a trigger are not asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from operator import attrgetter
from typing import Any

from tracker.rules.vocabulary import Change, Timing

from .assessment import Assessment
from .base import PUBLIC
from .log import LogEntry
from .pledge import PledgeVersion
from .reading import first_entries
from .segment import Segment
from .status_update import Bearing, UpdateVersion

_TERMS = (
    "due",
    "kind",
    "trigger_relation",
    "trigger_dialogue_id",
    "trigger_next_round_of_id",
    "trigger_after_id",
)


@dataclass(frozen=True, slots=True)
class Made:
    """The entry since which something reads so, and whether the record read otherwise before."""

    entry: LogEntry
    replaces: bool = False


class StepEntries:
    """The log entries behind the steps of some pledges, read at once for all of them."""

    def __init__(self, pledges: Collection[int]) -> None:
        self._first = first_entries(PledgeVersion, pledge__in=pledges)
        terms = _newest(PledgeVersion, _TERMS, pledge__in=pledges)
        self._terms = {row.pledge_id: made for row, made in terms}
        self._verdicts: defaultdict[int, list[tuple[Assessment, Made]]] = defaultdict(list)
        for verdict, made in _verdicts(pledges):
            self._verdicts[verdict.pledge_id].append((verdict, made))
        self._happened: defaultdict[tuple[int, date], list[Made]] = defaultdict(list)
        for pledge, day, made in _happened(pledges):
            self._happened[pledge, day].append(made)

    def first(self, pledge: int) -> LogEntry:
        """The entry that published a pledge."""
        return self._first[(pledge,)]

    def made(self, step: Segment, until: date) -> Made:
        """What made a step of a whole pledge whose label reads so until a day (exclusive)."""
        key, day = step.pledge_id, step.valid_from
        happened = self._happened[key, day]
        found = [Made(self.first(key)), *happened, *self._judged(step, until)]
        is_judged = any(verdict.as_of == day for verdict, _ in self._verdicts[key])
        if step.timing == Timing.OVERDUE or not (is_judged or happened):
            found.append(self._terms[key])
        return max(found, key=lambda each: each.entry.seq)

    def _judged(self, step: Segment, until: date) -> Iterator[Made]:
        """The verdicts in force on its first day, and those taken away from its days."""
        in_force: dict[int | None, Made] = {}
        for verdict, made in self._verdicts[step.pledge_id]:
            if verdict.change != Change.WITHDRAWAL:
                if verdict.as_of <= step.valid_from:
                    in_force[verdict.obligation_id] = made
            elif step.valid_from <= verdict.as_of < until:
                yield made
        yield from in_force.values()


def _verdicts(pledges: Collection[int]) -> Iterator[tuple[Assessment, Made]]:
    """Each verdict in the order of days, withdrawn ones too.

    One that follows another of the same day and obligor, as a review does, replaces it.
    """
    said = ("as_of", "assessment", "delivery", "obligation_id")
    found = list(_newest(Assessment, said, pledge__in=pledges))
    found.sort(key=lambda each: (each[0].as_of, each[0].number))
    batches: dict[tuple[Any, ...], str] = {}
    for row, made in found:
        where = row.pledge_id, row.obligation_id, row.as_of
        is_first = batches.setdefault(where, made.entry.batch) == made.entry.batch
        yield row, Made(made.entry, made.replaces or not is_first)


def _happened(pledges: Collection[int]) -> Iterator[tuple[int, date, Made]]:
    """That each pledge was made, and what bears on it, with the day.

    A bearing added later has an entry of its own.
    """
    for version, made in _newest(PledgeVersion, ("made_on",), pledge__in=pledges):
        yield version.pledge_id, version.made_latest, made
    bearings = Bearing.objects.using(PUBLIC).filter(pledge__in=pledges, entry__isnull=False)
    found = list(bearings.select_related("entry"))
    versions = _newest(UpdateVersion, ("date",), update__in={each.update_id for each in found})
    updates = {row.update_id: (row, made) for row, made in versions}
    for bearing in found:
        row, made = updates[bearing.update_id]
        if row.change == Change.WITHDRAWAL or row.date_latest is None:
            continue
        assert bearing.entry is not None  # noqa: S101  (public rows have one)
        is_later = bearing.entry.seq > made.entry.seq
        yield bearing.pledge_id, row.date_latest, Made(bearing.entry) if is_later else made


def _newest(model: type[Any], said: Sequence[str], **which: object) -> Iterator[tuple[Any, Made]]:
    """The newest version of each thing, and since when these columns read as they do in it."""
    lineage = attrgetter("noun", *(model._meta.get_field(name).attname for name in model.lineage))
    lineages: defaultdict[Any, list[Any]] = defaultdict(list)
    rows = model.objects.using(PUBLIC).filter(entry__isnull=False, **which)
    for row in rows.select_related("entry").order_by("-version"):
        lineages[lineage(row)].append(row)
    for versions in lineages.values():
        since = _since(versions, attrgetter("noun", *said))
        yield versions[0], Made(since.entry, replaces=since.version > 1)


def _since(newest_first: Sequence[Any], reads: Callable[[Any], Any]) -> Any:
    """The version since which all read alike, unbroken by a withdrawal."""
    newest = newest_first[0]
    if newest.change == Change.WITHDRAWAL:
        return newest
    stood = takewhile(lambda row: row.change != Change.WITHDRAWAL, newest_first)
    return [*takewhile(lambda row: reads(row) == reads(newest), stood)][-1]
