"""When a forum met, as far as the day asked about knew it."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.filters.clock import Clock
from tracker.models import Mechanism


@dataclass(frozen=True, slots=True)
class LifeSpan:
    """First and last day as EDTF; `ended` is empty while no end is known."""

    started: str
    ended: str


def life_span(mechanism: Mechanism, clock: Clock) -> LifeSpan:
    """The life span as the day knew it."""
    return LifeSpan(mechanism.started, mechanism.ended if knows_end(mechanism, clock) else "")


def knows_end(mechanism: Mechanism, clock: Clock) -> bool:
    """Whether the day may know of an end and of what came after; not one before the last day."""
    last = mechanism.ended_latest
    return last is None or last <= clock.day or not clock.is_past
