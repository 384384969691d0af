"""The METHOD rules, asked of rows before they are published.

Each check takes rows of one noun, in lists, and yields faults that name the rule by number and
say what is missing. Nothing is written here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.models import (
    Assessment,
    Bearing,
    Milestone,
    PledgeVersion,
    UpdateVersion,
)
from tracker.models.base import Content
from tracker.models.bodies import content_of, contents_of
from tracker.models.facts import recurrence_of
from tracker.rules import corrections, promises, verdicts
from tracker.rules.edtf import parse
from tracker.rules.method import Breach
from tracker.rules.schema import NOUNS
from tracker.rules.verdict_case import is_background
from tracker.rules.vocabulary import (
    Change,
    Effect,
    MilestoneState,
    UpdateKind,
)

from .lineages import current_versions, lineage_of
from .refusal import Fault
from .verdict_world import VerdictWorld

# What may be said of a fact from before the pledge: that it is background, or how it was made.
BACKGROUND = frozenset({Effect.PREDATES, Effect.CONTEXT, Effect.MADE})


def faults(rows: Sequence[Content]) -> Iterator[Fault]:
    """Everything the method refuses in these rows."""
    later = [row for row in rows if row.version > 1]
    before = current_versions(later)
    yield from correction_faults([(row, before.get(lineage_of(row))) for row in later])
    yield from content_faults(rows)


def content_faults(rows: Sequence[Content]) -> Iterator[Fault]:
    """What the method refuses in what rows say, whichever version they are."""
    by_noun: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        if row.change != Change.WITHDRAWAL:
            by_noun[row.noun].append(row)
    for noun, check in _CHECKS.items():
        if by_noun[noun]:
            yield from check(by_noun[noun])
    if found := by_noun["assessment"]:
        yield from verdict_faults(found, VerdictWorld(found))


def _fault(row: Any, breach: Breach) -> Fault:
    return Fault(f"{row.noun} {row.public_id}", breach.field, breach.message, breach.rule)


def correction_faults(pairs: Sequence[tuple[Content, Content | None]]) -> Iterator[Fault]:
    """METHOD 30 and 2: what a later version may change, asked against the version it follows."""
    contents = contents_of([row for pair in pairs for row in pair if row is not None])
    told = iter(contents)
    for row, former in pairs:
        after = next(told)
        if former is None:
            yield _fault(row, Breach(30, "version", "The version before it is not published."))
            continue
        for breach in corrections.breaches(NOUNS[row.noun], next(told), after):
            yield _fault(row, breach)


def _pledges(rows: Sequence[PledgeVersion]) -> Iterator[Fault]:
    for row in rows:
        for breach in promises.breaches(content_of(row)):
            yield _fault(row, breach)
    yield from _strange_parts([row for row in rows if row.part_of_id])


def _strange_parts(parts: Sequence[PledgeVersion]) -> Iterator[Fault]:
    """METHOD 2: a bundle is not counted for its parts, so they are of the same collection."""
    wholes = PledgeVersion.objects.filter(pledge__in={row.part_of_id for row in parts})
    found: dict[int | None, int | None] = (
        dict(wholes.values_list("pledge", "collection")) if parts else {}
    )
    for row in parts:
        if found.get(row.part_of_id) != row.collection_id:
            message = "A part is of the same collection as its bundle."
            yield _fault(row, Breach(2, "part_of", message))


def _updates(rows: Sequence[UpdateVersion]) -> Iterator[Fault]:
    for row in rows:
        if row.kind == UpdateKind.SEARCH:
            if not row.search_places_en:
                yield _fault(
                    row, Breach(13, "search_places_en", "Where the search looked is missing.")
                )
        elif not row.citations.all():
            yield _fault(row, Breach(13, "citations", "A source is missing."))
    updates = {row.update_id: row for row in rows}
    bearings = Bearing.objects.filter(update_id__in=updates).select_related("pledge__current")
    yield from bearing_faults(bearings, updates)


def bearing_faults(
    bearings: Iterable[Bearing], updates: Mapping[int, UpdateVersion]
) -> Iterator[Fault]:
    """METHOD 12: what happened before a pledge was made is background to it."""
    for bearing in bearings:
        version, pledge = updates[bearing.update_id], bearing.pledge.current
        if pledge is None or bearing.effect in BACKGROUND:
            continue
        if is_background(parse(version.date), parse(pledge.made_on)):
            message = f"It happened before {bearing.pledge.slug} was made: predates or context."
            yield _fault(version, Breach(12, "bearings", message))


def _milestones(rows: Sequence[Milestone]) -> Iterator[Fault]:
    for row in rows:
        version = row.pledge.current
        recurrence = recurrence_of(version) if version else None
        if row.outcome == MilestoneState.EXPECTED:
            message = "An occurrence is expected until something is recorded."
            yield _fault(row, Breach(17, "outcome", message))
        if recurrence is None:
            yield _fault(row, Breach(11, "pledge", "Only a recurring pledge has occurrences."))


def verdict_faults(rows: Sequence[Assessment], world: VerdictWorld) -> Iterator[Fault]:
    """What the method refuses in verdicts, judged by what the world holds."""
    for row in rows:
        if row.pledge_id not in world.facts:
            yield Fault(f"assessment {row.public_id}", "pledge", "the pledge is not published")
            continue
        if world.versions[row.pledge_id].collection_id:
            message = "the pledge is of another institution's collection: its verdicts are theirs"
            yield Fault(f"assessment {row.public_id}", "pledge", message)
            continue
        for breach in verdicts.breaches(world.case(row)):
            yield _fault(row, breach)


_CHECKS: dict[str, Callable[[list[Any]], Iterator[Fault]]] = {
    "pledge": _pledges,
    "update": _updates,
    "milestone": _milestones,
}
