"""What the file or feed of a list is asked for: all that the page with the same query string lists.

So a page number selects nothing here, yet one that no page has is refused as the page refuses it.
"""

from __future__ import annotations

from datetime import date

from django.http import Http404, QueryDict

from .frame import PER_PAGE
from .pledge import PledgeSelection, pledges
from .status_update import UpdateSelection, updates


def whole_pledges(params: QueryDict, *, today: date) -> PledgeSelection:
    """The pledges that a query string asks for; BadParameter or Http404 as on the page."""
    found = pledges(params, today=today)
    _refuse_beyond_the_last(found)
    return found


def whole_updates(params: QueryDict, *, today: date) -> UpdateSelection:
    """The updates that a query string asks for; BadParameter or Http404 as on the page."""
    found = updates(params, today=today)
    _refuse_beyond_the_last(found)
    return found


def _refuse_beyond_the_last(found: PledgeSelection | UpdateSelection) -> None:
    before = (found.page - 1) * PER_PAGE
    if before and found.queryset.count() <= before:
        raise Http404
