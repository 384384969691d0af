"""How many tips one address, and everyone together, may send in an hour."""

from __future__ import annotations

from django.http import HttpRequest

from tracker.visitors import HOUR, count, pseudonym

FROM_ONE_ADDRESS = 5
FROM_ALL = 200


def may_send(request: HttpRequest) -> bool:
    """Count one more tip of this visitor in this hour; whether it is within the limits.

    What is refused to one sender does not count against the others.
    """
    if count(f"tips:{pseudonym(request)}", HOUR) > FROM_ONE_ADDRESS:
        return False
    return count("tips:all", HOUR) <= FROM_ALL
