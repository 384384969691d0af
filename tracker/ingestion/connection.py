"""One request to one address: nothing more is taken in than allowed, or after the time is up.

The address is given as numbers, so that nobody can lead the connection elsewhere after it was
judged; the certificate is still that of the host's name.
"""

from __future__ import annotations

import io
import ssl
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from time import monotonic
from typing import Any

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection

HEAD_AT_MOST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked, and of whom: `host` is a name, `path` is ready to be sent."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """How the request names the host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        standard = 443 if self.scheme == "https" else 80
        return host if self.port == standard else f"{host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: where a redirect leads, or the body as far as it was read."""

    status: int
    location: str = ""
    body: bytes = b""


class Deadline:
    """The moment at which everything ends, however the other side spends the time."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return monotonic() >= self._end

    def left(self) -> float:
        """The seconds that are left; TimeoutError when none are."""
        seconds = self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


class TooLong(OSError):
    """More came than is taken in."""


class _Metered(io.RawIOBase):
    """What comes in, byte by byte if need be, until the time or what is allowed is used up."""

    def __init__(self, raw: io.RawIOBase, wire: Wire) -> None:
        self._raw, self._wire = raw, wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._wire.settimeout(self._wire.deadline.left())
        taken = self._raw.readinto(buffer)
        self._wire.allowed -= taken or 0
        if self._wire.allowed < 0:
            raise TooLong
        return taken

    def close(self) -> None:
        self._raw.close()
        super().close()


class Wire:
    """A connected socket, the same but for what is read from it, which is metered."""

    def __init__(self, socket: Any, deadline: Deadline) -> None:
        self._socket, self.deadline, self.allowed = socket, deadline, HEAD_AT_MOST

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """What the answer is read from."""
        return io.BufferedReader(_Metered(self._socket.makefile("rb", buffering=0), self))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._socket, name)


def ask(
    target: Target,
    number: str,
    *,
    headers: Mapping[str, str],
    trust: Callable[[], ssl.SSLContext],
    deadline: Deadline,
    body_at_most: int,
) -> Reply:
    """Send one GET request to the host that stands at `number`."""
    with closing(_connection(target, number, trust, deadline.left())) as connection:
        connection.connect()
        connection.timeout = deadline.left()
        wire = Wire(connection.sock, deadline)
        connection.sock = wire
        named = {"Host": target.named, **headers}
        connection.request("GET", target.path, headers=named, preload_content=False)
        with closing(connection.getresponse()) as response:
            # Twice: chunks may add as much as they carry.
            wire.allowed += 2 * body_at_most
            return _reply(response, body_at_most)


def _connection(
    target: Target, number: str, trust: Callable[[], ssl.SSLContext], seconds: float
) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(number, target.port, timeout=seconds)
    return HTTPSConnection(
        number, target.port, timeout=seconds, server_hostname=target.host, ssl_context=trust()
    )


def _reply(response: BaseHTTPResponse, body_at_most: int) -> Reply:
    """Only a page is read, and not unpacked: a bomb of compressed zeros stays folded."""
    if location := response.get_redirect_location():
        return Reply(response.status, location)
    if not 200 <= response.status <= 299:
        return Reply(response.status)
    return Reply(response.status, body=response.read(body_at_most, decode_content=False))
