"""Slow connections: some never finish their request, some hardly read the answer."""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from urllib.parse import urlsplit

# Between one byte and the next of each connection.
TICK = 0.5
HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "
BODY = (
    b"POST /suggest/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nwhat="
)
ANSWER = b"GET /log/export.jsonl HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
KINDS = (HEAD, ANSWER)


@contextmanager
def crowd(url: str, size: int) -> Iterator[None]:
    """So many slow connections, as many of each kind; whoever is cut off comes again."""
    place = urlsplit(url)
    done = threading.Event()
    address = (place.hostname or "", place.port or 80)
    kinds = cycle(KINDS)
    slow = {connected(address, kind): kind for kind, _ in zip(kinds, range(size), strict=False)}

    def drip() -> None:
        while not done.wait(TICK):
            for connection, kind in list(slow.items()):
                if not moved(connection, kind):
                    del slow[connection]
                    connection.close()
                    slow[connected(address, kind)] = kind

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
        for connection in slow:
            connection.close()


def connected(address: tuple[str, int], beginning: bytes) -> socket.socket:
    connection = socket.socket()
    # The smallest there is, so that an answer that is not read stays on the other side.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1_024)
    connection.settimeout(30)
    connection.connect(address)
    connection.sendall(beginning)
    return connection


def moved(connection: socket.socket, kind: bytes) -> bool:
    """One byte further; whether the other side still listens."""
    try:
        if kind is ANSWER:
            return not readable(connection) or connection.recv(1) != b""
        connection.sendall(b"x")
    except OSError:
        return False
    return True


def readable(connection: socket.socket) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_READ)
        return bool(selector.select(0))
