"""The scale of a mapping: what each word of the institution counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .scale import NoScore, Scale
from .section import Section

LARGEST = 1_000_000


def scale_of(section: Section) -> Scale:
    """The words of a scale, its two ends, or both."""
    words: dict[str, Decimal | NoScore] = {}
    scale = section.within("scale")
    for word, meaning in scale.table.items():
        found = _score(meaning)
        if found is None:
            scale.fault(word, f"is neither a number nor one of {', '.join(NoScore)}")
        else:
            words[word.strip()] = found
    ends = section.table.get("range")
    if ends is None:
        if section.table and not words:
            section.fault("scale", "is missing; or give a range")
        return Scale(words)
    numbers = [_score(each) for each in ends] if isinstance(ends, list) else []
    match numbers:
        case [Decimal() as low, Decimal() as high] if low < high:
            return Scale(words, (low, high))
    section.fault("range", "must be two numbers, the lower one first")
    return Scale(words)


def _score(meaning: Any) -> Decimal | NoScore | None:
    if isinstance(meaning, str):
        return NoScore(meaning) if meaning in list(NoScore) else None
    if isinstance(meaning, bool) or not isinstance(meaning, int | float):
        return None
    number = Decimal(str(meaning))
    return number if number.is_finite() and abs(number) < LARGEST else None
