"""Parameters that select no rows: the day asked about, the order, the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from .errors import BadParameter
from .query_string import PAGE, single

AS_OF = "as_of"
SORT = "sort"
RELEVANCE = "relevance"
# Rows on a page of a list for readers.
PER_PAGE = 25
# More digits than any record has pages: such a page is simply beyond the last.
MAX_DIGITS = 9
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

T = TypeVar("T")

__all__ = ["AS_OF", "PAGE", "RELEVANCE", "SORT", "as_of", "iso_day", "page", "positive", "sort"]


def iso_day(text: str) -> date:
    """The day that YYYY-MM-DD names; ValueError, with a reason for the reader, if there is none."""
    if not _DAY.fullmatch(text):
        raise ValueError(_("write a day as YYYY-MM-DD"))
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ValueError(_("the calendar has no such day")) from error


def as_of(params: QueryDict, today: date) -> date | None:
    """The day of the world that is asked about; None when the question is about today.

    Nobody knows a future day: it is refused.
    """
    text = single(params, AS_OF)
    if not text:
        return None
    try:
        day = iso_day(text)
    except ValueError as error:
        raise BadParameter(AS_OF, str(error)) from error
    if day > today:
        raise BadParameter(AS_OF, _("lies in the future; today is %(day)s") % {"day": today})
    return day


def sort(params: QueryDict, orders: Mapping[str, T]) -> str:
    """The name of the order; the first of `orders` when none is given."""
    text = single(params, SORT) or next(iter(orders))
    if text not in orders:
        raise BadParameter(SORT, _("must be one of %(words)s") % {"words": ", ".join(orders)})
    return text


def page(params: QueryDict) -> int:
    """The number of the page, from 1. Whether there is such a page is for the door to say."""
    return positive(params, PAGE, default=1)


def positive(params: QueryDict, name: str, *, default: int) -> int:
    """A whole number from 1 in ASCII digits; numbers no one can mean become one billion."""
    text = single(params, name)
    if not text:
        return default
    digits = text.lstrip("0")
    if not (text.isascii() and text.isdigit() and digits):
        raise BadParameter(name, _("must be a whole number from 1"))
    return int(digits) if len(digits) <= MAX_DIGITS else 10**MAX_DIGITS
