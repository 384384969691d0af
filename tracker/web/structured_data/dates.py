"""Dates that schema.org can hold: ISO 8601 only, so a doubtful or open EDTF date is not told."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")


def start(edtf: str) -> str | None:
    """The first day, month or year of a date as written; None where it is open or in doubt."""
    return _plain(edtf.partition("/")[0])


def end(edtf: str) -> str | None:
    """The last day, month or year of a date as written; None where it is open or in doubt."""
    return _plain(edtf.rpartition("/")[2])


def _plain(text: str) -> str | None:
    return text if _PLAIN.fullmatch(text) else None
