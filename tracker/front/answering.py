"""One request, answered by Django in a thread: whole if it is short, in parts if it is long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from .environ import Environ
from .refusal import Refused

Headers = list[tuple[str, str]]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

# What is shorter is kept until the client has taken it, and nothing else waits for that.
WHOLE = 262_144
PART = 65_536


class Head:
    """The status and the headers of an answer, as an application of PEP 3333 names them."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: Headers = []

    def __call__(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        self.status, self.headers = int(status.split(" ", 1)[0]), headers

    def refuse(self, refused: Refused) -> bytes:
        """The same in place of an answer; what it says."""
        self.status, self.headers = refused.status.value, refused.headers
        return refused.body


def answered(
    application: Application, made: Environ, head: Head, hand: Callable[[bytes], None]
) -> bytes:
    """The end of the answer, which is all of it if it is short; parts before go to `hand`.

    It is read to its end in one thread, as its connection to the database belongs to that.
    """
    answer = application(made, head)
    try:
        parts = blocks(answer)
        last = taken(parts, WHOLE)
        for part in parts:
            hand(last)
            last = part
        return last
    except Refused as refused:
        return head.refuse(refused)
    finally:
        if hasattr(answer, "close"):
            answer.close()


def blocks(answer: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in parts of a common size, because rows of a file are short."""
    held = bytearray()
    for each in answer:
        held += each
        if len(held) >= PART:
            yield bytes(held)
            held.clear()
    if held:
        yield bytes(held)


def taken(parts: Iterator[bytes], size: int) -> bytes:
    """The parts up to about this size, as one."""
    found = bytearray()
    for part in parts:
        found += part
        if len(found) >= size:
            break
    return bytes(found)
