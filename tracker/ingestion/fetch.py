"""Opening an address of the web for a check: the only way in which this site asks another.

Whatever the address says, only hosts of the public internet are asked, at the ports of the web:
a name is resolved once, what it resolves to is judged, and that very number is connected to. Each
redirect is judged anew. Time, size, headers and redirects are limited together, for one fetch.

`robots.txt` is not asked for. It speaks to programs that discover pages; here one cited page is
opened as a reader would, rarely, by a client that says who it is. A host that refuses is heeded.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import quote, urljoin, urlsplit

from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError
from urllib3.exceptions import TimeoutError as HTTPTimeoutError

from tracker.ingestion.connection import Deadline, Reply, Target, ask
from tracker.rules import addresses, networks

# What may stand in an address as it is; everything else is written as %XX.
_SAFE = "%/?#[]@!$&'()*+,;=:~"


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True)
class Network:
    """What may be reached, by which ports, and whose certificates hold."""

    is_public: Callable[[str], bool] = networks.is_public
    ports: frozenset[int] = frozenset({80, 443})
    resolve: Callable[[str, int], list[str]] = resolve
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a fetch ends: seconds in all, bytes of the page as it is sent, redirects."""

    seconds: float = 10
    size: int = 2_000_000
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer: `address` gave it; `body` is as sent, and empty unless it is a page."""

    status: int
    address: str
    body: bytes


class Unanswered(Exception):
    """No answer came; the message says why."""


class Forbidden(Unanswered):
    """The address is of a kind that is never opened."""


INTERNET = Network()
LIMITS = Limits()


def fetch(
    address: str, *, agent: str, network: Network = INTERNET, limits: Limits = LIMITS
) -> Answer:
    """Open an address, follow its redirects, and read the page as far as the limits allow.

    Forbidden without a connection for an address that is never opened; Unanswered for every way
    in which an answer may fail to come.
    """
    target = _target(address, network)
    errand = _Errand(agent, network, limits, Deadline(limits.seconds))
    try:
        for _ in range(limits.redirects + 1):
            reply = errand.ask(target)
            if not reply.location:
                return Answer(reply.status, address, reply.body)
            address = urljoin(address, _written(reply.location))
            target = _next_target(address, network)
    except (OSError, HTTPError, HTTPException, ValueError) as error:
        raise Unanswered(errand.reason(error)) from error
    raise Unanswered(f"more than {limits.redirects} redirects")


@dataclass(frozen=True, slots=True)
class _Errand:
    """One fetch under way, with the time that it has."""

    agent: str
    network: Network
    limits: Limits
    deadline: Deadline

    def ask(self, target: Target) -> Reply:
        """The reply of the first of the host's numbers that takes the connection."""
        failure: HTTPError | None = None
        for number in self.numbers(target):
            try:
                return ask(
                    target,
                    number,
                    headers=_headers(self.agent),
                    trust=self.network.trust,
                    deadline=self.deadline,
                    body_at_most=self.limits.size,
                )
            except ConnectTimeoutError as error:
                failure = error
        raise failure or Unanswered("the host stands at no address of the public internet")

    def numbers(self, target: Target) -> list[str]:
        """Those of the host's numbers that are public, the older kind of address first.

        The system may take its time to resolve a name; the thread then waits for it alone.
        """
        pool = ThreadPoolExecutor(1)
        try:
            asked = pool.submit(self.network.resolve, target.host, target.port)
            found = asked.result(self.deadline.left())
        finally:
            pool.shutdown(wait=False)
        public = [number for number in found if self.network.is_public(number)]
        return sorted(public, key=lambda number: ":" in number)

    def reason(self, error: Exception) -> str:
        """Why no answer came, for the desk."""
        if isinstance(error, NewConnectionError):
            return "the host does not answer"
        if self.deadline.is_over or isinstance(error, (TimeoutError, HTTPTimeoutError)):
            return f"no whole answer within {self.limits.seconds:g} seconds"
        if isinstance(error, socket.gaierror):
            return "the name of the host is not known"
        if isinstance(error, ssl.SSLError):
            return "its certificate or its encryption does not hold"
        return "its answer is broken or too long"


def _target(address: str, network: Network) -> Target:
    """What an address asks for; Forbidden if it is never opened."""
    if fault := addresses.fault(address):
        raise Forbidden(fault)
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port not in network.ports:
        raise Forbidden(f"port {port} is none of the web's")
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Forbidden("the name of the host cannot be written in ASCII") from error
    query = f"?{parts.query}" if parts.query else ""
    path = quote(f"{parts.path or '/'}{query}", safe=_SAFE, errors="replace")
    return Target(parts.scheme, host, port, path)


def _next_target(address: str, network: Network) -> Target:
    """Where a redirect leads, judged as the first address was."""
    try:
        return _target(address, network)
    except Forbidden as error:
        raise Unanswered(f"it leads to an address that is never opened: {error}") from error


def _written(location: str) -> str:
    """A redirect in ASCII: headers come as bytes, each read as one character."""
    return quote(location.encode("latin-1", "replace"), safe=_SAFE)


def _headers(agent: str) -> dict[str, str]:
    """Who asks, for what, once."""
    return {
        "User-Agent": agent,
        "Accept": "text/html,application/xhtml+xml,application/pdf,*/*;q=0.8",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
