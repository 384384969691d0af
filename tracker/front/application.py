"""The application that the server loads: waits for clients in one loop, works in few threads."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from http import HTTPStatus
from io import BytesIO
from typing import Any

from tracker.visitors import client

from .allowance import Allowance
from .answering import Application, answered
from .bodies import Bodies, Receive
from .environ import Environ, environ, with_body
from .outlet import ClientGone, Outlet, give
from .pages import PageCache
from .refusal import Refused, Send

# Answers under way, and those of them that are sent while they are made.
ANSWERS, OF_ONE_CLIENT = 16, 4
LONG_ANSWERS, LONG_ANSWERS_OF_ONE_CLIENT = 4, 2
THREADS = OF_ONE_CLIENT + LONG_ANSWERS
# How long a client waits for its turn, and a reader then for the answer to begin.
SECONDS = 15
# Fifty parameters with some text each; pages repeat their address in links.
LONGEST_ADDRESS = 8_192
# What only reads may be given up; of what writes, nobody may be told that it failed.
READING = {"GET", "HEAD", "OPTIONS"}


class Front:
    """An ASGI application around one of WSGI.

    A client with many requests waits for its turns, so that others come in between. Which
    addresses have long answers is learnt: there, a place is found before any work is done.
    `pages` are those at hand, given by the loop itself.
    """

    def __init__(self, application: Application, pages: PageCache | None = None) -> None:
        self.application = application
        self.pages = pages
        self.bodies = Bodies()
        self.turns = Allowance(ANSWERS, OF_ONE_CLIENT)
        self.places = Allowance(LONG_ANSWERS, LONG_ANSWERS_OF_ONE_CLIENT)
        self.long_ones: set[str] = set()
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="django")

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        made = environ(scope)
        if self.pages and (given := self.pages.at_hand(made)):
            await give(given, send)
            return
        made["tracker.client"] = client(made)
        with ExitStack() as held:
            outlet = Outlet(send, lambda: self.hold_place(made, held))
            with suppress(ClientGone):
                try:
                    refuse_long_address(scope)
                    async with self.bodies.read(made, receive) as body:
                        end = await self.in_turn(made, body, outlet, held)
                except Refused as refused:
                    end = outlet.head.refuse(refused)
                await outlet.finish(end)

    async def in_turn(self, made: Environ, body: BytesIO, outlet: Outlet, held: ExitStack) -> bytes:
        """What is left to be sent when Django has answered."""
        asking = made["tracker.client"]
        if made["PATH_INFO"] in self.long_ones:
            await self.places.wait(1, asking, SECONDS)
            self.hold_place(made, held)
            return await self.answered(made, body, outlet)
        await self.turns.wait(1, asking, SECONDS)
        with self.turns.take(1, asking):
            return await self.answered(made, body, outlet)

    def hold_place(self, made: Environ, held: ExitStack) -> None:
        """A place for a long answer, until it has been sent; 503 if there is none."""
        if "tracker.place" not in made:
            self.long_ones.add(made["PATH_INFO"])
            held.enter_context(self.places.take(1, made["tracker.client"]))
            made["tracker.place"] = True

    async def answered(self, made: Environ, body: BytesIO, outlet: Outlet) -> bytes:
        """Django's answer; 503 for a reader if it does not begin in time."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().run_in_executor(
            self.threads,
            answered,
            self.application,
            with_body(made, body),
            outlet.head,
            outlet.hand,
        )
        if made["REQUEST_METHOD"] in READING:
            either: list[asyncio.Future[Any]] = [future, outlet.begun]
            first = asyncio.FIRST_COMPLETED
            await asyncio.wait(either, timeout=SECONDS, return_when=first)
            if not (future.done() or outlet.begun.done()):
                future.cancel()
                outlet.give_up()
                raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        return await future


def refuse_long_address(scope: Mapping[str, Any]) -> None:
    if len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST_ADDRESS:
        raise Refused(HTTPStatus.REQUEST_URI_TOO_LONG)
