"""How many requests one reader may send in a minute."""

from __future__ import annotations

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from tracker.visitors import MINUTE, count, pseudonym, seconds_left


class PerAddress(BaseThrottle):
    """Each address has its own count, which begins anew with the minute of the clock.

    Every request counts, whatever comes of it. A limit of 0 is none.
    """

    def allow_request(self, request: Request, view: APIView) -> bool:
        limit: int = settings.API_REQUESTS_PER_MINUTE
        return not limit or count(f"api:{pseudonym(request._request)}", MINUTE) <= limit

    def wait(self) -> float:
        return seconds_left(MINUTE)
