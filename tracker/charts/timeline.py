"""The life of one pledge as a drawing: rows of marks over one time axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tracker.rules.vocabulary import Effect

from .lanes import lanes
from .months import AXIS
from .scale import WIDTH, Tick, TimeScale
from .signs import Sign, height_of, signs

# Pixels: a lane of marks, the name above each row, the air below it.
LANE = 18.0
NAME = 20.0
AIR = 6.0

# How far a mark reaches to each side, in percent of the narrowest page.
REACH = 2.4


class Row(StrEnum):
    """Where an update stands: above the line, on it, below it; verdicts have a row of their own."""

    ADVANCES = "advances"
    CONTEXT = "context"
    SET_BACKS = "set_backs"
    VERDICTS = "verdicts"


ADVANCES = frozenset(
    {
        Effect.INITIATED,
        Effect.ADVANCED,
        Effect.PARTLY_DELIVERED,
        Effect.DELIVERED,
        Effect.CONFIRMED,
        Effect.RESUMED,
        Effect.COMPLETED,
    }
)
SET_BACKS = frozenset(
    {
        Effect.NOT_DELIVERED,
        Effect.SET_BACK,
        Effect.REVERSED,
        Effect.SUSPENDED,
        Effect.LAPSED,
        Effect.WITHDRAWN,
        Effect.BREACH_ALLEGED,
        Effect.BREACH_ESTABLISHED,
    }
)


def rows_of(effects: Iterable[Effect]) -> tuple[Row, ...]:
    """The rows of an update with these effects; more than one, if it cuts both ways.

    What neither advances nor sets back is context: a restatement, a denial, a search, a successor.
    """
    found = set(effects)
    rows = [
        row
        for row, wanted in ((Row.ADVANCES, ADVANCES), (Row.SET_BACKS, SET_BACKS))
        if found & wanted
    ]
    return tuple(rows) or (Row.CONTEXT,)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day, or on an unknown day between two. `words` name it, `glyph` is its shape.

    `first` None = its start is open. A corrected verdict is marked so.
    """

    row: Row
    first: date | None
    last: date
    words: str
    glyph: str = ""
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark in its place: at its latest day `x`, from `start` on if its day is a range."""

    mark: Mark
    start: float
    x: float
    y: float

    @property
    def width(self) -> float:
        """How wide its range is, in percent; 0 for one day."""
        return round(self.x - self.start, 3)


@dataclass(frozen=True, slots=True)
class Strip:
    """One row with its marks: from `top` to `bottom`, its name written at `name`."""

    row: Row
    top: float
    name: float
    bottom: float
    marks: tuple[Placed, ...]

    @property
    def line(self) -> float:
        """The height of its lowest lane."""
        return self.bottom - AIR - LANE / 2


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which the pledge is due, in percent; either end may be open."""

    start: float
    end: float
    has_start: bool
    has_end: bool

    @property
    def width(self) -> float:
        """How wide the band is; 0 for one day."""
        return round(self.end - self.start, 3)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing. `made` spans the days on which the pledge may have been made."""

    signs: tuple[Sign, ...]
    strips: tuple[Strip, ...]
    made: tuple[float, float]
    window: Window | None
    today: float
    ticks: tuple[Tick, ...]
    top: float
    bottom: float

    @property
    def inner(self) -> float:
        """The height of the rows."""
        return self.bottom - self.top

    @property
    def axis(self) -> float:
        """Where the words of the time axis stand."""
        return self.bottom + AXIS

    @property
    def height(self) -> float:
        """The height of the drawing."""
        return self.axis + 6


@dataclass(frozen=True, slots=True)
class Words:
    """What stands at the day it was made, at its deadline and at the day of the page."""

    made: str
    due: str
    today: str


@dataclass(frozen=True, slots=True)
class Life:
    """When the pledge was made and is due, and the day that the page is about."""

    made_earliest: date | None
    made_latest: date
    due_earliest: date | None
    due_latest: date | None
    day: date

    def scale(self, marks: Sequence[Mark]) -> TimeScale:
        """From the first thing shown to the last, the day of the page among them."""
        days = [self.made_latest, self.day, *(mark.last for mark in marks)]
        starts = [self.made_earliest, self.due_earliest, self.due_latest]
        starts += [mark.first for mark in marks]
        return TimeScale.over([*days, *(day for day in starts if day is not None)])


def timeline(life: Life, marks: Sequence[Mark], words: Words) -> Timeline:
    """The drawing of a pledge; a row without marks is left out, the line itself is always there."""
    scale = life.scale(marks)
    made = (scale.at(life.made_earliest or life.made_latest), scale.at(life.made_latest))
    due = window(scale, life.due_earliest, life.due_latest)
    today = scale.at(life.day)
    wanted = [("made", words.made, made[1]), ("today", words.today, today)]
    if due:
        wanted.append(("due", words.due, due.end if due.has_end else due.start))
    found = signs(wanted)
    strips: list[Strip] = []
    top = bottom = height_of(found)
    for row in Row:
        here = [mark for mark in marks if mark.row is row]
        if here or row is Row.CONTEXT:
            strips.append(_strip(row, here, scale, bottom))
            bottom = strips[-1].bottom
    return Timeline(found, tuple(strips), made, due, today, scale.ticks(), top, bottom)


def window(scale: TimeScale, earliest: date | None, latest: date | None) -> Window | None:
    """The band of a deadline; None without any day. With no last day it reaches to the edge."""
    if earliest is None and latest is None:
        return None
    if earliest is None and latest is not None:
        return Window(scale.at(latest), scale.at(latest), has_start=False, has_end=True)
    start = scale.at(earliest) if earliest else 0.0
    end = scale.at(latest) if latest else WIDTH
    return Window(start, end, has_start=True, has_end=latest is not None)


def _strip(row: Row, marks: Iterable[Mark], scale: TimeScale, top: float) -> Strip:
    ordered = sorted(marks, key=lambda mark: (mark.first or mark.last, mark.last))
    ends = [(scale.at(mark.first or mark.last), scale.at(mark.last)) for mark in ordered]
    chosen = lanes((start - REACH, end + REACH) for start, end in ends)
    height = LANE * (max(chosen, default=0) + 1)
    bottom = top + NAME + height + AIR
    placed = tuple(
        Placed(mark, start, end, bottom - AIR - LANE * (lane + 0.5))
        for mark, (start, end), lane in zip(ordered, ends, chosen, strict=True)
    )
    return Strip(row, top, top + NAME - 6, bottom, placed)
