"""Pages that say what went wrong, without showing anything else."""

from __future__ import annotations

import sys

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from tracker.filters import BadParameter
from tracker.filters.query_string import MAX_PARAMETERS
from tracker.storage_faults import StorageFault, storage_fault

from .too_much import too_many_fields

# How long a full disk or a silent database usually takes somebody, in seconds.
RETRY_AFTER = "30"


def bad_parameter(request: HttpRequest, error: BadParameter) -> HttpResponse:
    """A 400 that names the parameter and says what is wrong with it."""
    return render(request, "400.html", {"error": error}, status=400)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A 400 for a request that no view got to read; says so if it has too many parameters."""
    is_too_much = isinstance(exception, TooManyFieldsSent)
    if is_too_much and request.method == "POST" and request.path.startswith(reverse("admin:index")):
        return too_many_fields(request)
    limit = MAX_PARAMETERS if is_too_much else None
    return render(request, "400.html", {"limit": limit}, status=400)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A 404. The address is not repeated on the page."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """A 503 while the database cannot do its work, else a 500; neither asks it for anything."""
    if fault := storage_fault(sys.exception()):
        return unavailable(fault)
    return render(None, "500.html", status=500)


def unavailable(fault: StorageFault) -> HttpResponse:
    """A 503 that says what can still be done, and when to try again."""
    response = render(None, "503.html", {"fault": fault.name}, status=503)
    response["Retry-After"] = RETRY_AFTER
    return response
