"""An id for each request, so that what a reader reports is found in the log without an address."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from structlog.contextvars import bound_contextvars

HEADER = "X-Request-Id"
_PLAUSIBLE = re.compile(r"[0-9a-zA-Z-]{8,64}")


class RequestIdMiddleware:
    """Binds the id to every log line of the request, and hands it out with a failure.

    A proxy of ours may have given one; what a stranger sends under that name counts for nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        number = given(request) or secrets.token_hex(8)
        with bound_contextvars(request=number):
            response = self.get_response(request)
        if response.status_code >= 500:
            response.headers[HEADER] = number
        return response


def given(request: HttpRequest) -> str:
    """The id under which a proxy of ours knows the request; empty if there is none."""
    number = request.headers.get(HEADER, "") if settings.TRUSTED_PROXY_COUNT else ""
    return number if _PLAUSIBLE.fullmatch(number) else ""
