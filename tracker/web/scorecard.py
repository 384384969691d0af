"""The scorecard of a round: every pledge of it, as each side worded it, beside what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.filters.clock import Clock
from tracker.filters.known import dated_by
from tracker.models import Party, Pledge, Segment, Wording
from tracker.rules.testability import Testability, testability
from tracker.rules.vocabulary import Element, SourceKind, Strength


@dataclass(frozen=True, slots=True)
class Verb:
    """What a text binds a side to; the language is that of the text, or of an editor."""

    strength: Strength
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Voice:
    """One side's texts of a pledge, or those of one kind of source where no side speaks.

    Of several texts that bind it equally, the first one's verb stands for all.
    """

    party: Party | None
    kind: SourceKind
    verbs: Sequence[Verb]


@dataclass(frozen=True, slots=True)
class Line:
    """One pledge of the scorecard."""

    pledge: Pledge
    status: Segment
    voices: Sequence[Voice]
    testability: Testability

    @property
    def repeats(self) -> bool:
        """Whether it falls due again and again, each turn by itself."""
        version: Any = self.pledge.current
        recurs = version.recurs_count, version.recurs_each_round_of_id
        return any(recurs) or version.recurs_interval_not_stated


def scorecard(pledges: Iterable[Pledge], clock: Clock) -> list[Line]:
    """One line for each listed pledge that carries a `status`, in their order."""
    listed = list(pledges)
    voices = _voices([each.pk for each in listed], clock)
    return [
        Line(each, _status(each), voices.get(each.pk, ()), _testability(each)) for each in listed
    ]


def _status(pledge: Pledge) -> Segment:
    found: Segment = pledge.status  # type: ignore[attr-defined]
    return found


def _testability(pledge: Pledge) -> Testability:
    return testability(
        [Element(each) for each in pledge.current.elements] if pledge.current else []
    )


def parts_after_bundles(pledges: Sequence[Pledge]) -> list[Pledge]:
    """The pledges in their order, but each part right after its bundle if that is among them."""
    keys = {each.pk for each in pledges}
    parts: defaultdict[int | None, list[Pledge]] = defaultdict(list)
    for pledge in pledges:
        bundle = _bundle_of(pledge)
        parts[bundle if bundle in keys else None].append(pledge)
    ordered: list[Pledge] = []
    waiting = parts.pop(None, [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting.extend(parts.pop(ordered[-1].pk, [])[::-1])
    return ordered


def _bundle_of(pledge: Pledge) -> int | None:
    return pledge.current.part_of_id if pledge.current else None


def _voices(pledges: Sequence[int], clock: Clock) -> dict[int, list[Voice]]:
    """Each pledge's texts by side, in the order of the record, each strength once."""
    published = dated_by(clock.day, "source__published_latest")
    rows = Wording.published.filter(published, pledge__in=pledges)
    found: defaultdict[int, dict[tuple[int | None, str], list[Wording]]] = defaultdict(dict)
    for row in rows.select_related("side", "source").order_by("pledge", "number"):
        whose = (row.side_id, "" if row.side_id else row.source.kind)
        found[row.pledge_id].setdefault(whose, []).append(row)
    return {
        pledge: [_voice(texts) for texts in voices.values()] for pledge, voices in found.items()
    }


def _voice(texts: Sequence[Wording]) -> Voice:
    first_of_strength = {each.strength: each for each in reversed(texts)}
    verbs = [
        Verb(strength, each.verb, "en" if each.inferred else each.source.language)
        for strength in Strength
        if (each := first_of_strength.get(strength.value))
    ]
    return Voice(texts[0].side, SourceKind(texts[0].source.kind), verbs)
