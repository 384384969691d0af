"""Lists without filters of their own: only a page and, where rows have a day, `as_of`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from . import frame
from .query_string import check


@dataclass(frozen=True, slots=True)
class Listing:
    """The day and the page asked about; `as_of` is None when no day was named."""

    day: date
    as_of: date | None
    page: int


def listing(
    params: QueryDict, *, today: date, dated: bool = False, also: Collection[str] = ()
) -> Listing:
    """Read the parameters of a plain list, or BadParameter. `dated` lists know `as_of`."""
    known = (frame.PAGE, frame.AS_OF) if dated else (frame.PAGE,)
    check(params, (*known, *also))
    asked = frame.as_of(params, today) if dated else None
    return Listing(day=asked or today, as_of=asked, page=frame.page(params))
