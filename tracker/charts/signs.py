"""Words that stand at a place across a drawing, put into lines so that none covers another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import east_asian_width

from .lanes import lanes
from .scale import EDGE, MIDDLE, WIDTH

# The widths of a letter and of a Chinese character on the narrowest page, in percent of it.
LETTER = 2.5
CHARACTER = 4.7

# Pixels from one line of words to the next.
LINE = 18.0


@dataclass(frozen=True, slots=True)
class Sign:
    """Words at `at` percent, whose baseline is `y` pixels from the top; `name` says what for."""

    name: str
    words: str
    at: float
    anchor: str
    y: float


def width_of(words: str) -> float:
    """How wide words may be, in percent of the narrowest page."""
    wide = sum(east_asian_width(character) in "WF" for character in words)
    return round(CHARACTER * wide + LETTER * (len(words) - wide), 3)


def anchor_of(words: str, at: float) -> str:
    """Which end of the words stands at their place: the middle, if there is room on both sides."""
    half = width_of(words) / 2
    if half <= at <= WIDTH - half and EDGE <= at <= WIDTH - EDGE:
        return "middle"
    return "start" if at < MIDDLE else "end"


def span_of(words: str, at: float) -> tuple[float, float]:
    """From where to where the words reach, in percent."""
    width = width_of(words)
    left = {"start": at, "middle": at - width / 2, "end": at - width}[anchor_of(words, at)]
    return left, left + width


def signs(wanted: Iterable[tuple[str, str, float]], top: float = 0.0) -> tuple[Sign, ...]:
    """Each name, words and place as a sign, in as many lines as are needed; lines go downwards."""
    ordered = sorted(wanted, key=lambda each: span_of(each[1], each[2]))
    chosen = lanes((span_of(words, at) for _, words, at in ordered), gap=LETTER)
    return tuple(
        Sign(name, words, at, anchor_of(words, at), top + LINE * (lane + 1) - 5)
        for (name, words, at), lane in zip(ordered, chosen, strict=True)
    )


def height_of(found: Iterable[Sign]) -> float:
    """The pixels that lines of signs starting at the top take."""
    return max((sign.y + 5 for sign in found), default=0.0)
