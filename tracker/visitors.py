"""How often somebody asks, without keeping who: counts under a pseudonym of the address.

No address is stored: the cache counts under a keyed hash of it, the key is random and thrown away
with the day, and each count expires with its span of time. Without a shared cache every process
counts for itself.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from hashlib import sha256
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Any, cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
# One household or office has a whole network of this size to itself.
IPV6_NETWORK = 64


def client_address(environ: Mapping[str, Any]) -> str:
    """The visitor's address: what the outermost proxy of ours saw, or who connected to us."""
    proxies: int = settings.TRUSTED_PROXY_COUNT
    forwarded = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if proxies and len(forwarded) >= proxies and (seen := forwarded[-proxies].strip()):
        return str(seen)
    return str(environ.get("REMOTE_ADDR", ""))


def client(environ: Mapping[str, Any]) -> str:
    """Who asks, as far as shares are concerned: one address, or one household's network."""
    return _network(client_address(environ))


def pseudonym(request: HttpRequest) -> str:
    """What the visitor is called today; nobody can tell the address from it."""
    return hmac.new(_key_of_the_day(), client(request.META).encode(), sha256).hexdigest()


def count(name: str, seconds: int) -> int:
    """Count one more of a kind in this minute, hour or day (UTC); how many there are by now."""
    name = f"{name}:{_now() // seconds}"
    cache.add(name, 0, seconds)
    try:
        return cache.incr(name)
    except ValueError:
        # It expired between the two calls: a new span of time has begun.
        return 1


def seconds_left(seconds: int) -> int:
    """How long this minute, hour or day still lasts; at least one second."""
    return seconds - _now() % seconds


def _now() -> int:
    return int(timezone.now().timestamp())


def _network(address: str) -> str:
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        # A server that listens on both sees every IPv4 address inside one IPv6 network.
        return str(found.ipv4_mapped)
    return str(ip_network((found, IPV6_NETWORK), strict=False))


def _key_of_the_day() -> bytes:
    name = f"visitors:key:{timezone.now():%Y-%m-%d}"
    return cast(bytes, cache.get_or_set(name, lambda: secrets.token_bytes(32), DAY))
