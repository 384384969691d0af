"""When a pledge is to be looked at again (METHOD 33).

A new round of its forum calls for a look as well; nobody knows that day ahead.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

INTERVAL = relativedelta(months=6)
AFTER_DEADLINE = timedelta(days=7)


def next_review(checked_on: date, due_latest: date | None) -> date:
    """Half a year after the last check, or a week after a deadline that ends sooner.

    A deadline that had passed before the last check calls for nothing any more.
    """
    regular = checked_on + INTERVAL
    if due_latest is None or due_latest < checked_on:
        return regular
    return min(regular, due_latest + AFTER_DEADLINE)


def is_stale(checked_on: date, on: date) -> bool:
    """Whether on a day the last check is more than half a year old."""
    return on > checked_on + INTERVAL
