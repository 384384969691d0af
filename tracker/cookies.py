"""Cookies are the desk's alone: whoever reads the record is nobody in particular.

So a public page is the same with any cookie, and a signed-in person gets the page that all get.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

# The desk, and the gallery of components that is shown to its people.
_DESK = re.compile(r"/admin/|/([a-z-]+/)?about/components/")


def knows_people(path: str) -> bool:
    """Whether what stands at this path asks who is there."""
    return _DESK.match(path) is not None


class DeskCookiesMiddleware:
    """Takes the cookies off a request for a public page, before anything could answer them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not knows_people(request.path_info):
            request.COOKIES = {}
        return self.get_response(request)
