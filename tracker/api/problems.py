"""Errors as problem+json (RFC 9457): status, title, detail, and the parameter at fault."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation, TooManyFieldsSent
from django.db import DatabaseError, OperationalError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import status
from rest_framework.exceptions import APIException, Throttled
from rest_framework.response import Response

from tracker.filters import BadParameter
from tracker.statement_timer import took_too_long
from tracker.storage_faults import storage_fault

from . import throttle

MEDIA_TYPE = "application/problem+json"
PRECONDITION_FAILED = HTTPStatus.PRECONDITION_FAILED


class NotModified(APIException):
    """The reader has the answer already: no error, but the end of the work on it."""

    status_code = status.HTTP_304_NOT_MODIFIED


class Gone(APIException):
    """What was here once is here no more; `now` names what took its place."""

    status_code = status.HTTP_410_GONE

    def __init__(self, detail: str, now: tuple[str, ...] = ()) -> None:
        super().__init__(detail)
        self.now = now


def problem(code: int, detail: str, **members: object) -> Response:
    """The response for one problem; `members` are further fields of its body."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(code).phrase,
        "status": code,
        "detail": detail,
        **members,
    }
    return Response(body, status=code, content_type=MEDIA_TYPE)


def bad_request(request: HttpRequest, error: Exception | None = None) -> JsonResponse:
    """The same for a request that reached no endpoint."""
    found = answer(error or SuspiciousOperation(), {})
    body = found.data if found else None
    return JsonResponse(body, status=400, content_type=MEDIA_TYPE)


def answer(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """The response for an error of the reader or a database that cannot; else None, a 500."""
    match error:
        case BadParameter():
            return problem(400, str(error), parameter=error.name)
        case TooManyFieldsSent():
            limit = {"limit": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS}
            return problem(
                400, _("There are too many parameters: at most %(limit)d are read.") % limit
            )
        case SuspiciousOperation():
            return problem(400, _("The request cannot be read."))
        case Http404():
            return problem(404, str(error) or _("The record has nothing at this address."))
        case NotModified():
            return Response(status=error.status_code)
        case Gone():
            return problem(410, str(error.detail), now=list(error.now))
        case Throttled():
            return too_many_requests(error)
        case APIException():
            return problem(error.status_code, str(error.detail))
        case DatabaseError():
            return unavailable(error)
        case _:
            return None


def unavailable(error: DatabaseError) -> Response | None:
    """The response while the database cannot answer, or not so much at once; None if it can."""
    if isinstance(error, OperationalError) and took_too_long(error):
        return problem(503, _("The answer took more than a second; ask for less at once."))
    if storage_fault(error):
        return problem(503, _("The record cannot be reached just now; try again in a minute."))
    return None


def too_many_requests(error: Throttled) -> Response:
    """The response to a reader who asks too often, with the time to wait."""
    seconds = max(1, int(error.wait or 0))  # type: ignore[attr-defined]
    words = {"limit": throttle.limit(), "seconds": seconds}
    response = problem(
        429,
        _(
            "At most %(limit)d requests a minute that have to be worked out;"
            " try in %(seconds)d seconds."
        )
        % words,
    )
    response["Retry-After"] = str(seconds)
    return response


def precondition_failed() -> Response:
    """The response to a condition that no answer of ours meets."""
    return problem(
        PRECONDITION_FAILED, _("The answer is not the one that the conditions of the request name.")
    )
