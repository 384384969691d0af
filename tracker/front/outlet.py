"""Where an answer leaves, from whatever thread it comes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from .answering import Head
from .pages import Given
from .refusal import Send

SECONDS_FOR_A_PART = 15


async def give(given: Given, send: Send) -> None:
    """Send an answer that is ready: the server takes it over whole, and nothing here waits."""
    status, headers, body = given
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class ClientGone(Exception):
    """Nobody is there any more to be answered."""


class Outlet:
    """Sends head and parts of one answer; `find_place` is asked once, if it is a long one."""

    def __init__(self, send: Send, find_place: Callable[[], None]) -> None:
        self.send = send
        self.find_place = find_place
        self.loop = asyncio.get_running_loop()
        self.head = Head()
        self.begun: asyncio.Future[None] = self.loop.create_future()
        self.is_given_up = False

    def give_up(self) -> None:
        """What a thread still makes is not wanted any more; the head is that of a refusal."""
        self.is_given_up, self.head = True, Head()

    def hand(self, part: bytes) -> None:
        """Called in a thread: returns when the part has left."""
        asyncio.run_coroutine_threadsafe(self.pass_on(part), self.loop).result()

    async def pass_on(self, part: bytes) -> None:
        """One part of several; a client that does not take it in time is given up."""
        if self.is_given_up:
            raise ClientGone
        if not self.begun.done():
            self.find_place()
        async with asyncio.timeout(SECONDS_FOR_A_PART):
            await self.begin()
            await self.send({"type": "http.response.body", "body": part, "more_body": True})

    async def begin(self) -> None:
        """The head, once."""
        if self.begun.done():
            return
        self.begun.set_result(None)
        headers = [
            (name.lower().encode(), value.encode("latin-1")) for name, value in self.head.headers
        ]
        start = {"type": "http.response.start", "status": self.head.status, "headers": headers}
        await self.send(start)

    async def finish(self, end: bytes) -> None:
        """The rest of the answer, or all of it."""
        async with asyncio.timeout(SECONDS_FOR_A_PART):
            await self.begin()
            await self.send({"type": "http.response.body", "body": end})
