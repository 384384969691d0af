"""What a client is told whom Django never got to see."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

Send = Callable[[dict[str, Any]], Awaitable[None]]

RETRY_AFTER_SECONDS = 30
# There is no address to take the language from that anybody has looked at: both are given.
WORDS: Mapping[HTTPStatus, str] = {
    HTTPStatus.BAD_REQUEST: "The request did not arrive whole.\n请求未能完整送达。\n",
    HTTPStatus.REQUEST_TIMEOUT: "The request did not arrive in time.\n请求未能及时送达。\n",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The request is too large.\n请求过大。\n",
    HTTPStatus.REQUEST_URI_TOO_LONG: "The address is too long.\n网址过长。\n",
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Too much is going on at the moment. Please try again shortly.\n"
        "目前请求过多，请稍后再试。\n"
    ),
}


@dataclass
class Refused(Exception):
    """The answer is this status with its words; the connection is closed, so nothing is read."""

    status: HTTPStatus

    @property
    def body(self) -> bytes:
        return WORDS[self.status].encode()

    @property
    def headers(self) -> list[tuple[str, str]]:
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(self.body))),
            ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
            ("Connection", "close"),
        ]
        if self.status is HTTPStatus.SERVICE_UNAVAILABLE:
            headers.append(("Retry-After", str(RETRY_AFTER_SECONDS)))
        return headers
