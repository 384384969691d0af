"""Real servers on the loopback address, each answering in one way, and a network of them."""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from tracker.ingestion.fetch import Answer, Limits, Network, Unanswered, fetch

CERTIFICATES = Path(__file__).parent.parent / "samples" / "certificates"
AUTHORITY = CERTIFICATES / "authority.pem"
PAGE = b"<title>Hotline opens</title>"
OK = b"HTTP/1.1 200 OK\r\n"
AGENT = "Followthrough (+https://followthrough.example)"

Behaviour = Callable[[Any, Event], None]


def says(status: str, *headers: str, body: bytes = PAGE) -> Behaviour:
    """Answers every request alike."""

    def answer(connection: Any, _: Event) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
        connection.sendall("\r\n".join(lines).encode("latin-1") + body)

    return answer


def sends(beginning: bytes, piece: bytes = b"", pause: float = 0) -> Behaviour:
    """Begins an answer, then sends one piece after another without end."""

    def answer(connection: Any, closing: Event) -> None:
        connection.sendall(beginning)
        while piece and not closing.wait(pause):
            connection.sendall(piece)

    return answer


def waits(_: Any, closing: Event) -> None:
    """Takes the connection and says nothing."""
    closing.wait()


@dataclass
class Host:
    """A server that is up; `asked` holds the head of each request."""

    port: int
    asked: list[str] = field(default_factory=list)


@contextmanager
def host(
    behaviour: Behaviour, *, at: str = "127.0.0.1", port: int = 0, encrypted: bool = False
) -> Iterator[Host]:
    """A server on a number of this machine, until the test ends."""
    closing = Event()
    with socket.create_server((at, port)) as listening:
        up = Host(listening.getsockname()[1])
        serving = Thread(target=_serve, args=(listening, up, behaviour, closing, encrypted))
        serving.start()
        try:
            yield up
        finally:
            closing.set()
            with contextlib.suppress(OSError):
                listening.shutdown(socket.SHUT_RDWR)
            serving.join()


def _serve(
    listening: socket.socket, up: Host, behaviour: Behaviour, closing: Event, encrypted: bool
) -> None:
    """One connection after another; what the other side breaks off is over."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATES / "host.pem")
    while not closing.is_set():
        with contextlib.suppress(OSError):
            connection: Any = listening.accept()[0]
            with (
                connection
                if not encrypted
                else context.wrap_socket(connection, server_side=True) as wire
            ):
                head = b""
                while b"\r\n\r\n" not in head and (more := wire.recv(4096)):
                    head += more
                up.asked.append(head.decode("latin-1"))
                behaviour(wire, closing)


def network(
    *up: Host,
    names: Mapping[str, str] | None = None,
    public: tuple[str, ...] = ("127.0.0.1",),
    **changes: Any,
) -> Network:
    """A network in which these names stand at numbers of this machine, some of them public."""

    def resolve(name: str, port: int) -> list[str]:
        known = {"news.example": "127.0.0.1"} | dict(names or {})
        if name not in known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return known[name].split()

    return Network(
        is_public=lambda number: number in public,
        ports=frozenset(each.port for each in up),
        resolve=changes.get("resolve", resolve),
        trust=changes.get("trust", lambda: ssl.create_default_context(cafile=AUTHORITY)),
    )


def opened(up: Host, path: str = "/hotline", /, **changes: Any) -> Answer:
    """What comes of opening a page of that host."""
    limits = changes.pop("limits", Limits())
    address = f"{changes.pop('scheme', 'http')}://news.example:{up.port}{path}"
    return fetch(address, agent=AGENT, network=network(up, **changes), limits=limits)


def failure(behaviour: Behaviour, **changes: Any) -> str:
    """Why no answer came from a host that behaves like that."""
    with host(behaviour) as up, pytest.raises(Unanswered) as error:
        opened(up, **changes)
    return str(error.value)
