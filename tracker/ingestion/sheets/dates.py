"""Dates of a spreadsheet as EDTF: as precise as its format says, never more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

EDTF = "edtf"
# Directives by what they fix; one of the first line is needed, and no month without it.
_YEAR = ("%Y", "%y")
_MONTH = ("%m", "%b", "%B")
_DAY = ("%d",)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]")
_DIRECTIVES = (*_YEAR, *_MONTH, *_DAY, "%%")


def format_fault(form: str) -> str:
    """Why a format cannot be read; empty if it can."""
    if form == EDTF:
        return ""
    unknown = [each for each in _directives(form) if each not in _DIRECTIVES]
    if unknown:
        return f"{unknown[0]} is none of {', '.join(_DIRECTIVES[:-1])}"
    if not _has(form, _YEAR):
        return f"is neither “{EDTF}” nor a format with a year (%Y)"
    if _has(form, _DAY) and not _has(form, _MONTH):
        return "has a day without a month"
    return ""


def read(text: str, formats: Sequence[str]) -> str:
    """The date in EDTF by the first format that fits; the text itself where that is EDTF.

    ValueError if no format fits. Whether the result is a date that we read, the schema says.
    """
    for form in formats:
        if form == EDTF:
            continue
        try:
            # A day without a zone is what a date of a table is.
            moment = datetime.strptime(text, form)  # noqa: DTZ007
        except ValueError:
            continue
        return moment.strftime(_precision(form))
    if _MOMENT.match(text):
        raise ValueError("holds a time of day; only dates are read")
    if EDTF in formats:
        return text
    raise ValueError(f"is no date as {' or '.join(formats)}")


def _precision(form: str) -> str:
    if _has(form, _DAY):
        return "%Y-%m-%d"
    return "%Y-%m" if _has(form, _MONTH) else "%Y"


def _has(form: str, directives: Sequence[str]) -> bool:
    return any(each in directives for each in _directives(form))


def _directives(form: str) -> list[str]:
    return [form[place : place + 2] for place in range(len(form)) if form[place] == "%"]
