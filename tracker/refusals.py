"""The answer to a request that no view got to read, in the form of the door that was asked for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tracker.api import problems
from tracker.web import errors


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A 400: say for a host that is not ours, or more form fields than are read."""
    for_programs = request.path.startswith(reverse("api"))
    return (problems if for_programs else errors).bad_request(request, exception)
