"""One vocabulary of query parameters for pages, API, files and feeds.

A parameter means the same at every door. A door calls the function of its noun with the query
string and its day, and gets a selection back, or `BadParameter` naming what it cannot read.
"""

from .errors import BadParameter
from .listing import Listing, listing
from .pledge import PledgeFilter, PledgeSelection, pledges
from .query_string import Chip
from .status_update import UpdateFilter, UpdateSelection, updates

__all__ = [
    "BadParameter",
    "Chip",
    "Listing",
    "PledgeFilter",
    "PledgeSelection",
    "UpdateFilter",
    "UpdateSelection",
    "listing",
    "pledges",
    "updates",
]
