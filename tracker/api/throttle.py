"""How many requests one reader may send in a minute."""

from __future__ import annotations

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from tracker.visitors import MINUTE, count, pseudonym, seconds_left


def limit() -> int:
    """What one process grants an address in a minute: its part, where counts are not shared."""
    whole: int = settings.API_REQUESTS_PER_MINUTE
    return whole if settings.CACHE_URL or not whole else max(1, whole // settings.PROCESSES)


class PerAddress(BaseThrottle):
    """Each address has its own count, which begins anew with the minute of the clock.

    Every request counts that comes as far as here, whatever comes of it; those that the page cache
    answers do not. A limit of 0 is none.
    """

    def allow_request(self, request: Request, view: APIView) -> bool:
        most = limit()
        return not most or count(f"api:{pseudonym(request._request)}", MINUTE) <= most

    def wait(self) -> float:
        return seconds_left(MINUTE)
