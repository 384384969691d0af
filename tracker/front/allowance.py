"""An amount of something scarce: no more than there is, to one client no more than a share."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from .refusal import Refused


class Allowance:
    """Bytes or places of this process, given out by its loop; to one client at most the share.

    So one stranger cannot take everything, and whoever waits holds nothing but a connection.
    """

    def __init__(self, total: int, share: int) -> None:
        self.total = total
        self.share = share
        self.taken: Counter[str] = Counter()
        self.given_back = asyncio.Event()

    def has(self, amount: int, client: str) -> bool:
        """Whether this client may take so much now."""
        is_left = self.taken.total() + amount <= self.total
        return is_left and self.taken[client] + amount <= self.share

    @contextmanager
    def take(self, amount: int, client: str) -> Iterator[None]:
        """So much for as long as the block lasts; 503 if it is not there."""
        if not self.has(amount, client):
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        self.taken[client] += amount
        try:
            yield
        finally:
            self.taken[client] -= amount
            # Clients that have gone are forgotten.
            self.taken += Counter()
            self.given_back.set()

    async def wait(self, amount: int, client: str, seconds: float) -> None:
        """Until this client may take so much; 503 if it may not for too long."""
        try:
            async with asyncio.timeout(seconds):
                while not self.has(amount, client):
                    self.given_back.clear()
                    await self.given_back.wait()
        except TimeoutError:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE) from None
