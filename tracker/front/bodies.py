"""Bodies of requests: read whole, in time and within a limit, before anything else is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.conf import settings

from tracker.uploads import BODY_AT_MOST

from .allowance import Allowance
from .refusal import Refused

Receive = Callable[[], Awaitable[Mapping[str, Any]]]

# Where a form may be sent to; all other addresses answer without a look at what was sent.
WITH_FORMS = ("/admin/", "/suggest/", "/zh-hans/suggest/")
WITH_FILES = ("/admin/import/",)
# Who sends one with these means no good, and would be answered at the cost of a page.
WITHOUT_BODY = {"GET", "HEAD"}
SECONDS = 15
# A large spreadsheet over a slow line is given more time than a form.
BYTES_PER_MORE_SECOND = 65_536
UNDER_WAY_AT_MOST = 4 * BODY_AT_MOST
OF_ONE_CLIENT = 2 * BODY_AT_MOST


class Bodies:
    """The bodies that are being read, or held until they are answered, in this process."""

    def __init__(self) -> None:
        self.allowance = Allowance(UNDER_WAY_AT_MOST, OF_ONE_CLIENT)

    @asynccontextmanager
    async def read(self, environ: Mapping[str, Any], receive: Receive) -> AsyncIterator[BytesIO]:
        """The whole body; where none has any business, Django says so and sees none."""
        announced = length(environ)
        if not announced or not environ["PATH_INFO"].startswith(WITH_FORMS):
            if announced and environ["REQUEST_METHOD"] in WITHOUT_BODY:
                raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
            yield BytesIO()
            return
        if announced > at_most(environ):
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        with self.allowance.take(announced, environ["tracker.client"]):
            yield await in_time(receive, announced)


def length(environ: Mapping[str, Any]) -> int:
    """How many bytes were announced; if only that there are some, as many as may come."""
    if "HTTP_TRANSFER_ENCODING" in environ:
        return at_most(environ)
    announced = environ.get("CONTENT_LENGTH", "")
    return int(announced) if announced.isdecimal() else 0


def at_most(environ: Mapping[str, Any]) -> int:
    """How long a body may be that is sent to this address."""
    if environ["PATH_INFO"].startswith(WITH_FILES):
        return BODY_AT_MOST
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE


async def in_time(receive: Receive, limit: int) -> BytesIO:
    """Everything that the client sends; refused if it is broken, takes too long or is too much."""
    body = BytesIO()
    try:
        async with asyncio.timeout(SECONDS + limit / BYTES_PER_MORE_SECOND):
            while True:
                message = await receive()
                # The client went away, or sends no proper chunks: the server does not tell which.
                if message["type"] == "http.disconnect":
                    raise Refused(HTTPStatus.BAD_REQUEST)
                if body.tell() + len(message.get("body", b"")) > limit:
                    raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
                body.write(message.get("body", b""))
                if not message.get("more_body"):
                    body.seek(0)
                    return body
    except TimeoutError:
        raise Refused(HTTPStatus.REQUEST_TIMEOUT) from None
