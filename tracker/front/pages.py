"""Pages at the speed of their bytes: an answer that was given once is given again from memory.

The record, the day, the program and the question determine every answer that carries an entity
tag (`tracker.conditional`), so such an answer is good until one of them changes, and never stale.
All others pass through: the desk, what changes anything, streamed files, errors. Cookies change
nothing: public pages do not read them (`tracker.cookies`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tracker.conditional import Edition
from tracker.cookies import knows_people

from .newest import NewestEdition
from .question import Question, question
from .shelf import Answer, Headers, RawHeaders, Shelf
from .turns import Turns

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
# Status, headers and body, ready to travel.
Given = tuple[int, RawHeaders, bytes]

METHODS = {"GET", "HEAD"}
# Conditions that are rare and not simple are left to the views.
RARE = ("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_TRANSFER_ENCODING")
NO_BODY = {"", "0"}
LARGEST_BODY = 1_000_000


class PageCache:
    """The WSGI layer in front of `application`."""

    def __init__(self, application: Application, shelf: Shelf) -> None:
        self.application = application
        self.shelf = shelf
        self.newest = NewestEdition()
        self.turns = Turns()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        edition = self.newest() if self.is_plain(environ) else None
        if edition is None:
            return self.application(environ, start_response)
        asked = question(environ)
        answer = self.shelf.take(edition, asked)
        if answer is not None:
            return give(answer, environ, start_response)
        return self.first(edition, asked, environ, start_response)

    def at_hand(self, environ: Environ) -> Given | None:
        """What can be given at once, to one who may wait for nothing."""
        edition = self.newest.known() if self.is_plain(environ) else None
        answer = self.shelf.take(edition, question(environ)) if edition else None
        if answer is None:
            return None
        if is_known(answer, environ):
            return 304, answer.raw_without_body, b""
        return 200, answer.raw, b"" if environ["REQUEST_METHOD"] == "HEAD" else answer.body

    def is_plain(self, environ: Environ) -> bool:
        """Whether anybody else would get the same answer, under conditions that we judge."""
        if environ["REQUEST_METHOD"] not in METHODS or knows_people(environ["PATH_INFO"]):
            return False
        if (
            any(name in environ for name in RARE)
            or environ.get("CONTENT_LENGTH", "") not in NO_BODY
        ):
            return False
        # A tag, where one is given, overrules the date (RFC 9110, 13.1.3).
        return "HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MODIFIED_SINCE" not in environ

    def first(
        self, edition: Edition, asked: Question, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Have the answer made, unless somebody just did, and keep it if it may be kept."""
        with self.turns.of(asked):
            answer = self.shelf.look(edition, asked)
            if answer is not None:
                return give(answer, environ, start_response)
            status, headers, body = made(self.application, environ)
            if environ["REQUEST_METHOD"] == "HEAD" or not may_be_kept(status, headers):
                start_response(status, headers)
                return body
            answer = Answer(headers, whole(body))
            self.shelf.put(edition, asked, answer)
        return give(answer, environ, start_response)


def made(application: Application, environ: Environ) -> tuple[str, Headers, Iterable[bytes]]:
    """The answer of the application, whole even if the reader has one already."""
    told: list[Any] = []
    unconditional = {key: value for key, value in environ.items() if key != "HTTP_IF_NONE_MATCH"}
    body = application(unconditional, lambda *answer: told.extend(answer))
    return told[0], told[1], body


def may_be_kept(status: str, headers: Headers) -> bool:
    """Whether the answer is good for everybody until the record, the day or the program changes."""
    named = {name.lower(): value for name, value in headers}
    return (
        status == "200 OK"
        and "etag" in named
        and "set-cookie" not in named
        and "cookie" not in named.get("vary", "").lower()
        and int(named.get("content-length", LARGEST_BODY)) < LARGEST_BODY
    )


def whole(body: Iterable[bytes]) -> bytes:
    """The bytes of an answer, which is then finished."""
    try:
        return b"".join(body)
    finally:
        if close := getattr(body, "close", None):
            close()


def is_known(answer: Answer, environ: Environ) -> bool:
    """Whether the reader has the answer already."""
    return "HTTP_IF_NONE_MATCH" in environ and answer.is_among(environ["HTTP_IF_NONE_MATCH"])


def give(answer: Answer, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Send an answer at hand, or 304 to a reader who has it."""
    if is_known(answer, environ):
        start_response("304 Not Modified", answer.headers_without_body)
        return []
    start_response("200 OK", answer.headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]
