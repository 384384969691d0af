"""Dates as the sources give them: a subset of EDTF (ISO 8601-2) and the days that each may mean.

Read: years 1000-2999, months, days; seasons 21-24, quarters 33-36, halves 40-41; `X` for unknown
last digits; `?`, `~`, `%` after a date; intervals with a start or end open (`..`) or unknown
(empty). Refused: long years and exponents, times of day, marks inside a date, texts over 64
characters. Each refusal names the part and the reason.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MAX_LENGTH = 64
FIRST_YEAR, LAST_YEAR = 1000, 2999

WINTER = "24"
# Spans of a year by EDTF code: first (month, day), last (month, day). A season runs from the first
# day of the meteorological one to the last of the astronomical one (northern), whichever was meant.
SPANS = {
    "21": ((3, 1), (6, 21)),
    "22": ((6, 1), (9, 23)),
    "23": ((9, 1), (12, 22)),
    WINTER: ((12, 1), (3, 20)),
    "33": ((1, 1), (3, 31)),
    "34": ((4, 1), (6, 30)),
    "35": ((7, 1), (9, 30)),
    "36": ((10, 1), (12, 31)),
    "40": ((1, 1), (6, 30)),
    "41": ((7, 1), (12, 31)),
}

_FOREIGN = re.compile(r"[^0-9X?~%./-]+")
_POINT = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2}))?)?([?~%]?)")
_UNKNOWN = "XX"
_X_LAST = re.compile(r"[0-9]+X*")


class EdtfError(ValueError):
    """A text that is no date here: `part` is the piece at fault, `reason` says why."""

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(part, reason)
        self.part = part
        self.reason = reason

    def __str__(self) -> str:
        return f"“{self.part}”: {self.reason}"


@dataclass(frozen=True, slots=True)
class Point:
    """A date alone or one side of an interval; `month` may be the code of a season or quarter."""

    year: str
    month: str
    day: str
    mark: str
    earliest: date
    latest: date

    @property
    def parts(self) -> tuple[str, ...]:
        """Year, month and day, as far as the text goes."""
        return tuple(part for part in (self.year, self.month, self.day) if part)

    @property
    def masked(self) -> bool:
        """Whether some digits are unknown."""
        return "X" in self.year + self.month + self.day


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date text with its bounds.

    `earliest` is None when the start is open or unknown, `latest` when the end is. `start_latest`
    is the latest possible first day, `end_earliest` the earliest possible last day: for a date
    that stands alone its latest and its earliest day, for an open side what the other side allows.
    """

    text: str
    earliest: date | None
    latest: date | None
    start_latest: date
    end_earliest: date
    uncertain: bool
    approximate: bool

    @property
    def firm(self) -> bool:
        """Neither uncertain nor approximate: only then can a deadline be said to have passed."""
        return not (self.uncertain or self.approximate)


@lru_cache(maxsize=8192)
def parse(text: str) -> EdtfDate:
    """The bounds of an EDTF text, or EdtfError naming the part at fault."""
    points = sides(text)
    first, last = points[0], points[-1]
    known = [point for point in points if point]
    return EdtfDate(
        text=text,
        earliest=first.earliest if first else None,
        latest=last.latest if last else None,
        start_latest=min(point.latest for point in known),
        end_earliest=max(point.earliest for point in known),
        uncertain=any(point.mark in ("?", "%") for point in known),
        approximate=any(point.mark in ("~", "%") for point in known),
    )


def sides(text: str) -> tuple[Point | None, ...]:
    """One point, or the two sides of an interval; None is an open or unknown side.

    An interval is refused only if no reading of it is ordered: `2016-09/2016` may run to December.
    """
    if not text:
        raise EdtfError("", "a date is missing")
    if len(text) > MAX_LENGTH:
        raise EdtfError(text[:MAX_LENGTH], f"a date has at most {MAX_LENGTH} characters")
    pieces = text.split("/")
    if len(pieces) == 1:
        return (_point(text),)
    if len(pieces) > 2:
        raise EdtfError(text, "an interval has one start and one end")
    start, end = (None if piece in ("", "..") else _point(piece) for piece in pieces)
    if start is None and end is None:
        raise EdtfError(text, "an interval needs a start or an end")
    if start and end and start.earliest > end.latest:
        raise EdtfError(text, "the start is after the end")
    return start, end


def _point(text: str) -> Point:
    if text.startswith("Y"):
        raise EdtfError(text, f"write the year in four digits, {FIRST_YEAR} to {LAST_YEAR}")
    if foreign := _FOREIGN.search(text):
        raise EdtfError(foreign.group(), "only 0-9, X, -, /, .., ?, ~ and % are read")
    match = _POINT.fullmatch(text)
    if match is None:
        raise EdtfError(text, "write YYYY, YYYY-MM or YYYY-MM-DD, then at most one of ?, ~ and %")
    year, month, day, mark = (group or "" for group in match.groups())
    if not _X_LAST.fullmatch(year + month + day):
        raise EdtfError(text, "X stands only for the last digits")
    return Point(year, month, day, mark, *_bounds(year, month, day))


def _bounds(year: str, month: str, day: str) -> tuple[date, date]:
    years = _fill(year, FIRST_YEAR, LAST_YEAR)
    if years is None:
        raise EdtfError(year, f"years run from {FIRST_YEAR} to {LAST_YEAR}")
    if month in SPANS:
        return _span(int(year), month, day)
    months = _fill(month or _UNKNOWN, 1, 12)
    if months is None:
        raise EdtfError(month, "no month (01-12), season (21-24), quarter (33-36) or half (40-41)")
    last_day = monthrange(years[1], months[1])[1]
    days = _fill(day or _UNKNOWN, 1, last_day)
    if days is None:
        raise EdtfError(day, f"{year}-{month} has days 01 to {last_day}")
    return date(years[0], months[0], days[0]), date(years[1], months[1], days[1])


def _span(year: int, code: str, day: str) -> tuple[date, date]:
    """The days of a season, quarter or half; winter belongs to the year in which it begins."""
    if day:
        raise EdtfError(day, "a season, quarter or half has no day")
    first, last = SPANS[code]
    return date(year, *first), date(year + (code == WINTER), *last)


def _fill(digits: str, lowest: int, highest: int) -> tuple[int, int] | None:
    """The smallest and largest number within the limits that the digits can mean, if any."""
    low = max(int(digits.replace("X", "0")), lowest)
    high = min(int(digits.replace("X", "9")), highest)
    return (low, high) if low <= high else None
