"""A format of reference managers: its file name, its media type, how it writes a work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .work import Work


@dataclass(frozen=True, slots=True)
class Form:
    """`extension` ends the address and the file name; `label` is what a reader calls it."""

    extension: str
    label: str
    media_type: str
    write: Callable[[Work], str]
