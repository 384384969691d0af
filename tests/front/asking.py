"""A client of the front: what it sends, message by message, and what it is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.front.answering import Application
from tracker.front.application import Front


@dataclass
class Answer:
    """What was sent to the client so far."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    parts: list[bytes] = field(default_factory=list)
    is_whole: bool = False

    @property
    def body(self) -> bytes:
        return b"".join(self.parts)


@dataclass
class Client:
    """Sends a request with these parts of a body; then nothing, unless it hangs up."""

    path: str = "/suggest/"
    method: str = "POST"
    headers: Sequence[tuple[str, str]] = ()
    sends: Iterable[bytes] = ()
    is_finished: bool = True
    hangs_up: bool = False
    address: str = "192.0.2.1"
    # How many parts of an answer it takes before it stops reading.
    takes: int = 1_000_000

    def scope(self) -> dict[str, Any]:
        path, _, query = self.path.partition("?")
        return {
            "type": "http",
            "method": self.method,
            "scheme": "http",
            "http_version": "1.1",
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in self.headers],
            "client": (self.address, 50_000),
            "server": ("127.0.0.1", 8000),
        }

    async def ask(self, front: Front, answer: Answer) -> Answer:
        """The same answer, filled in as far as it comes."""
        coming = list(self.sends)

        async def receive() -> dict[str, Any]:
            if coming:
                part = coming.pop(0)
                return {
                    "type": "http.request",
                    "body": part,
                    "more_body": bool(coming) or not self.is_finished,
                }
            if self.hangs_up:
                return {"type": "http.disconnect"}
            return await never()

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = {
                    name.decode(): value.decode() for name, value in message["headers"]
                }
                return
            if len(answer.parts) == self.takes:
                await never()
            answer.parts.append(message["body"])
            answer.is_whole = not message.get("more_body")

        await front(self.scope(), receive, send)
        return answer


async def never() -> Any:
    await asyncio.Event().wait()


def asked(application: Application, client: Client) -> Answer:
    """What one client is answered."""
    return asyncio.run(client.ask(Front(application), Answer()))
