"""The outlines of marks around their own middle, in pixels, as SVG paths."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.rules.vocabulary import Qualifier

from .timeline import Row

_CIRCLE = "M-4 0A4 4 0 1 1 4 0 4 4 0 1 1-4 0Z"
_UP = "M0-5 5 4H-5Z"
_DOWN = "M0 5 5-4H-5Z"
_SQUARE = "M-8-8H8V8H-8Z"
_BOX = "M-5 3V-3H5V3Z"

# A number that may be larger points up, one that may be smaller points down.
DOTS: Mapping[Qualifier, str] = {
    Qualifier.EXACT: _CIRCLE,
    Qualifier.ABOUT: _BOX,
    Qualifier.MORE_THAN: _UP,
    Qualifier.NEARLY: _DOWN,
    Qualifier.UP_TO: _DOWN + "M-5 7H5",
}

MARKS: Mapping[Row, str] = {
    Row.ADVANCES: _UP,
    Row.CONTEXT: _CIRCLE,
    Row.SET_BACKS: _DOWN,
    Row.VERDICTS: _SQUARE,
}
