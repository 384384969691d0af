"""A toy in place of Django, that counts what it is asked; a fixed edition of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest

from tracker.conditional import Edition
from tracker.front.pages import PageCache
from tracker.front.shelf import Shelf

TAG = 'W/"0123456789abcdef"'
KEPT = [("Content-Type", "text/html"), ("ETag", TAG), ("Vary", "Accept-Encoding")]


def edition(revision: int = 1) -> Edition:
    day = date(2026, 11, 21)
    return Edition(revision, "r", 0, day, datetime(2026, 11, 21, tzinfo=UTC))


@dataclass
class Toy:
    """A WSGI application whose answer a test may change."""

    status: str = "200 OK"
    headers: list[tuple[str, str]] = field(default_factory=lambda: list(KEPT))
    body: bytes = b"page"
    asked: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ)
        start_response(self.status, [*self.headers, ("Content-Length", str(len(self.body)))])
        return [self.body]


@dataclass
class Answered:
    status: str
    headers: dict[str, str]
    body: bytes


Ask = Callable[..., Answered]


@pytest.fixture
def toy() -> Toy:
    return Toy()


@pytest.fixture
def cache(toy: Toy) -> PageCache:
    found = PageCache(toy, Shelf(room=100_000))
    found.newest = edition_of = Newest()  # type: ignore[assignment]
    assert edition_of.edition is not None
    return found


class Newest:
    """The edition that a test sets."""

    def __init__(self) -> None:
        self.edition: Edition | None = edition()

    def __call__(self) -> Edition | None:
        return self.edition

    def known(self) -> Edition | None:
        return self.edition


@pytest.fixture
def ask(cache: PageCache) -> Ask:
    """`ask("/pledges/?q=a", HTTP_COOKIE="session=x")`: what a reader gets."""

    def answered(path: str = "/", method: str = "GET", **environ: str) -> Answered:
        path, _, query = path.partition("?")
        told: list[Any] = []
        body = cache(
            {
                "REQUEST_METHOD": method,
                "PATH_INFO": path,
                "QUERY_STRING": query,
                "wsgi.url_scheme": "http",
                "wsgi.input": BytesIO(),
                **environ,
            },
            lambda *answer: told.extend(answer),
        )
        return Answered(told[0], dict(told[1]), b"".join(body))

    return answered
