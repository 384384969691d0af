"""Answers that need not be sent again: validators, and what follows from them (RFC 9110, 13).

The record, the UTC day, the program, the language and the question determine an answer. So its
entity tag is known before the database is asked anything but the head of the log. The tag is weak:
the same answer may travel compressed or not.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar, cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, parse_etags
from django.utils.translation import get_language

from tracker.build import build, built_at
from tracker.models.reading import newest_checkpoint, page_state
from tracker.today import today as utc_day

Response = TypeVar("Response", bound=HttpResponseBase)


@dataclass(frozen=True, slots=True)
class Edition:
    """The state of the record on a day; `revision` is 0 and `root` empty while nothing is public.

    `state` counts what changed pages without a log entry. `changed` is the moment since which
    answers are as they are: the newest of log entry, such a change, the midnight at which the
    calendar moved on, and the files of the program.
    """

    revision: int
    root: str
    state: int
    day: date
    changed: datetime


def edition(day: date | None = None) -> Edition:
    """The edition that an answer given now, or on another day, belongs to."""
    head, state, day = newest_checkpoint(), page_state(), day or utc_day()
    moments = [datetime(day.year, day.month, day.day, tzinfo=UTC)]
    moments += [
        datetime.fromtimestamp(built_at(), UTC),
        *(each.at for each in (head, state) if each),
    ]
    return Edition(
        revision=head.size if head else 0,
        root=head.root if head else "",
        state=state.version if state else 0,
        day=day,
        changed=max(moments),
    )


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one state of an answer from another; `last_modified` in seconds since 1970."""

    etag: str
    last_modified: int


def validators(
    request: HttpRequest, at: Edition, *, language: str, ignored: Collection[str] = ()
) -> Validators:
    """The validators of the answer to a question; `ignored` parameters change nothing.

    Nothing was modified in the future, whatever the clocks of other machines say.
    """
    question = f"{request.path} {normalised(request.GET, ignored)}"
    known = f"{build()} {at.revision} {at.root} {at.state} {at.day} {language} {question}"
    return Validators(
        etag=f'W/"{hashlib.sha256(known.encode()).hexdigest()[:32]}"',
        last_modified=int(min(at.changed.timestamp(), time.time())),
    )


def normalised(params: QueryDict, ignored: Collection[str] = ()) -> str:
    """The query string without what makes no difference: the order of names, empty values."""
    asked = QueryDict(mutable=True)
    for name in sorted(set(params) - set(ignored)):
        asked.setlist(name, [value for value in params.getlist(name) if value])
    return asked.urlencode()


def is_known(request: HttpRequest, current: Validators) -> bool:
    """Whether the reader holds this very answer, so that it need not be worked out.

    Only an entity tag proves it: we gave it for this question. `*` and dates are answered once it
    is clear that there is anything at the address (`conditional`).
    """
    return current.etag in parse_etags(request.headers.get("If-None-Match", ""))


def conditional(
    request: HttpRequest, response: HttpResponseBase, current: Validators
) -> HttpResponseBase:
    """A finished answer with its validators, or the 304 or 412 that the reader's conditions ask.

    Copies may be kept but are to be checked each time: the record may change at any moment.
    """
    patch_cache_control(response, no_cache=True)
    patch_vary_headers(response, ("Accept-Encoding",))
    if response.status_code not in (200, 304):
        return response
    response.headers["ETag"] = current.etag
    response.headers["Last-Modified"] = http_date(current.last_modified)
    # The library's types do not know that streamed answers do as well.
    whole = cast(HttpResponse, response)
    tag, moment = current.etag, current.last_modified
    return get_conditional_response(request, tag, moment, whole) or response


def answer(
    request: HttpRequest, at: Edition, make: Callable[[], Response]
) -> Response | HttpResponse:
    """What `make` gives, or 304 for a reader who has it already.

    The request was found to be a good one beforehand: a bad one is refused whatever the reader has.
    """
    current = validators(request, at, language=get_language() or "")
    known = get_conditional_response(request, current.etag, current.last_modified)
    response = cast(Response, known) if known is not None else make()
    response.headers["ETag"] = current.etag
    response.headers["Last-Modified"] = http_date(current.last_modified)
    patch_cache_control(response, no_cache=True)
    patch_vary_headers(response, ("Accept-Encoding",))
    return response
