"""The badge of a pledge: its status as one small drawing, for pages that cannot frame an embed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.http.response import HttpResponseBase

from tracker.rules.vocabulary import LabelWord

from .pledge_sheet import OfPledge, PledgeSheet
from .tones import ink, light

NAME = "Followthrough"
HEIGHT = 24
# In pixels, at the size of the badge's letters.
FONT_SIZE = 12
PADDING = 8
# Widths of a sans serif in parts of its size. Drawn letters are stretched to the sum, so that any
# font fits the boxes; these need only be near.
NARROW, USUAL, WIDE, FULL = 0.32, 0.58, 0.84, 1.0
_NARROW = frozenset("fijlrtI.,:;'|!()[] ·")
_WIDE = frozenset("mwMW@%&")


@dataclass(frozen=True, slots=True)
class Box:
    """One half of the badge: its words, where they begin, how wide they and the box are."""

    text: str
    start: int
    letters: int

    @property
    def width(self) -> int:
        """The box with its padding."""
        return self.letters + 2 * PADDING

    @property
    def letters_start(self) -> int:
        """Where the first letter stands."""
        return self.start + PADDING

    @property
    def end(self) -> int:
        """Where the next box begins."""
        return self.start + self.width


class PledgeBadge(OfPledge):
    """Name of the site, shape and words of the status; the pledge is told in the description."""

    template_name = "embed/badge.svg"
    content_type = "image/svg+xml; charset=utf-8"

    def answer(self, sheet: PledgeSheet) -> HttpResponseBase:
        return self.render_to_response(self.get_context_data(sheet=sheet, **drawing(sheet)))


def drawing(sheet: PledgeSheet) -> dict[str, Any]:
    """The geometry and colours of the badge."""
    label = LabelWord(sheet.status.label) if sheet.status else None
    words = f"{label.word.glyph} {sheet.said}" if label else sheet.said
    name = box(NAME, 0)
    return {
        "name": name,
        "said": box(words, name.end),
        "height": HEIGHT,
        "font_size": FONT_SIZE,
        "ink": light("--ink"),
        "paper": light("--paper"),
        "tone": ink(label),
    }


def box(text: str, start: int) -> Box:
    """A box wide enough for a text."""
    return Box(text, start, round(sum(map(width_of, text)) * FONT_SIZE))


def width_of(letter: str) -> float:
    """How wide a letter is, in parts of its size; a Chinese one is as wide as high."""
    if letter in _NARROW:
        return NARROW
    if letter in _WIDE or unicodedata.category(letter) == "So":
        return WIDE
    if unicodedata.east_asian_width(letter) in "WF":
        return FULL
    return USUAL if not letter.isupper() else WIDE - 0.12
