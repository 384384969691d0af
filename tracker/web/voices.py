"""The texts of a pledge, side by side: one column for each voice that speaks in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.models import Party, Wording
from tracker.rules.parallel import Parallel, parallel
from tracker.rules.vocabulary import SourceKind, Strength

Texts = Sequence[tuple[Wording, Strength]]


@dataclass(frozen=True, slots=True)
class Voice:
    """One side with its own texts; without a side, a joint text or nobody's own voice."""

    side: Party | None
    joint: SourceKind | None
    texts: Texts


def voices(texts: Texts) -> list[Voice]:
    """The texts by who speaks in them, in the record's order."""
    columns: dict[tuple[Party | None, bool], list[tuple[Wording, Strength]]] = {}
    for wording, strength in texts:
        is_joint = wording.side is None and wording.source.kind == SourceKind.JOINT_TEXT
        columns.setdefault((wording.side, is_joint), []).append((wording, strength))
    return [
        Voice(side, SourceKind.JOINT_TEXT if is_joint else None, tuple(column))
        for (side, is_joint), column in columns.items()
    ]


def differences(texts: Iterable[tuple[Wording, Strength]]) -> Parallel[Party]:
    """What only one side says, from the texts that a side speaks in its own name."""
    return parallel((text.side, strength) for text, strength in texts if text.side)
