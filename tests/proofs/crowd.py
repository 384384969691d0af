"""Slow connections: some never finish their request, some hardly read the answer."""

from __future__ import annotations

import selectors
import socket
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

# Between one byte and the next of each connection.
TICK = 0.5
SETTLING_SECONDS = 20
HOST = b" HTTP/1.1\r\nHost: 127.0.0.1\r\n"
FORM = HOST + b"Content-Type: application/x-www-form-urlencoded\r\n"


@dataclass(frozen=True)
class Kind:
    """How a connection begins, and what it does from then on: it sends, or reads, byte by byte.

    `asks` if it has begun with a whole question, so that it is answered.
    """

    beginning: bytes
    sends: bytes = b""
    reads: bool = False
    asks: bool = False


KINDS: Mapping[str, Kind] = {
    "a head without end": Kind(b"GET /" + HOST + b"X-Slow: ", sends=b"x"),
    "a body byte by byte": Kind(
        b"POST /suggest/" + FORM + b"Content-Length: 5000\r\n\r\nwhat=", sends=b"x"
    ),
    "a body that never comes": Kind(b"POST /suggest/" + FORM + b"Content-Length: 5000\r\n\r\n"),
    "a huge body announced": Kind(
        b"POST /admin/import/" + FORM + b"Content-Length: 12000000\r\n\r\n", sends=b"x"
    ),
    "a body of unknown length": Kind(
        b"POST /admin/login/" + FORM + b"Transfer-Encoding: chunked\r\n\r\n", sends=b"1\r\nx\r\n"
    ),
    "a body where none belongs": Kind(
        b"GET /pledges/" + FORM + b"Content-Length: 5000\r\n\r\n", sends=b"x"
    ),
    "a page hardly read": Kind(b"GET /" + HOST + b"\r\n", reads=True, asks=True),
    "a file hardly read": Kind(b"GET /log/export.jsonl" + HOST + b"\r\n", reads=True, asks=True),
    "a file not read at all": Kind(b"GET /log/export.jsonl" + HOST + b"\r\n", asks=True),
    "requests in a row, no answer read": Kind((b"GET /healthz" + HOST + b"\r\n") * 10, asks=True),
    "no request at all": Kind(b""),
}


@contextmanager
def crowd(url: str, size: int, kind: Kind) -> Iterator[None]:
    """So many slow connections of a kind; whoever is cut off comes again."""
    place = urlsplit(url)
    done = threading.Event()
    address = (place.hostname or "", place.port or 80)
    slow = [connected(address, kind) for _ in range(size)]

    def drip() -> None:
        while not done.wait(TICK):
            for place, connection in enumerate(slow):
                if not moved(connection, kind):
                    connection.close()
                    slow[place] = connected(address, kind)

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        if kind.asks:
            # To make so many answers is work, not slowness: what is measured comes after it.
            settled(slow)
        yield
    finally:
        done.set()
        thread.join()
        for connection in slow:
            connection.close()


def connected(address: tuple[str, int], kind: Kind) -> socket.socket:
    connection = socket.socket()
    # The smallest there is, so that an answer that is not read stays on the other side.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1_024)
    connection.settimeout(30)
    connection.connect(address)
    connection.sendall(kind.beginning)
    return connection


def settled(slow: Sequence[socket.socket]) -> None:
    """Wait until each of them has been answered; who waits in line for long gets a moment."""
    end = time.monotonic() + SETTLING_SECONDS
    while time.monotonic() < end and not all(map(readable, slow)):
        time.sleep(TICK)


def moved(connection: socket.socket, kind: Kind) -> bool:
    """One byte further; whether the other side still listens."""
    try:
        if kind.sends:
            connection.sendall(kind.sends)
        return not (kind.reads and readable(connection)) or connection.recv(1) != b""
    except OSError:
        return False


def readable(connection: socket.socket) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_READ)
        return bool(selector.select(0))
