"""What belongs to whom: our own record, the collections of other institutions, or both.

The one place where it is written down what a collection may touch (DESIGN §1):

* **Of our own record only**: every count, rate, chart and status history; lists of pledges, their
  files, feeds and API twins unless `collection` asks for more; the first page, the comparison,
  the calendar, changes of status, what the next round took up, the figures and lists on the pages
  of dialogues, mechanisms, parties, topics and sources, the work lists of the desk. None of these
  has to filter: `Pledge.published` and `Segment.published` hold nothing else.
* **Whatever the collection**: the page of one pledge with its embed, badge, citations and feed;
  names in the log and in the list of corrections; the search, as a kind of result of its own;
  sitemaps, in files of their own. All of these say whose the pledge is.
* **Shared**: parties, topics, mechanisms, dialogues and sources are public whoever refers to
  them, and are counted as what they are. Their pages say how many pledges each collection has
  there, their lists mark what only a collection refers to, and the calendar, the first page and
  the table of what the record reaches leave that out.
"""

from __future__ import annotations

from django.db.models import Q

from tracker.models import Pledge

from .subquery import inside

DIALOGUE = "current__dialogue"
MECHANISM = "current__dialogue__current__mechanism"
TOPIC = "current__topics"
OBLIGOR = "obligations__party"


def only_collected(column: str, path: str) -> Q:
    """Rows whose `column` only pledges of collections lead to by a path, and none of ours."""
    ours, theirs = (
        inside(rows.exclude(**{path: None}), path)
        for rows in (Pledge.published.listed(), Pledge.published_anywhere.listed().collected())
    )
    return Q(**{f"{column}__in": theirs}) & ~Q(**{f"{column}__in": ours})
