"""How many tips one address, and everyone together, may send in an hour.

No address is stored: the cache counts under a keyed hash of it, the key is random and thrown away
with the day, and the counts expire with the hour.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from ipaddress import IPv4Address, ip_address, ip_network
from typing import cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

FROM_ONE_ADDRESS = 5
FROM_ALL = 200
HOUR = 60 * 60
DAY = 24 * HOUR
# One household or office has a whole network of this size to itself.
IPV6_NETWORK = 64


def may_send(request: HttpRequest) -> bool:
    """Count one more tip of this visitor in this hour; whether it is within the limits.

    What is refused to one sender does not count against the others.
    """
    if _count(f"tips:{_pseudonym(client_address(request))}") > FROM_ONE_ADDRESS:
        return False
    return _count("tips:all") <= FROM_ALL


def client_address(request: HttpRequest) -> str:
    """The visitor's address: what the outermost proxy of ours saw, or who connected to us."""
    proxies: int = settings.TRUSTED_PROXY_COUNT
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and len(forwarded) >= proxies and (seen := forwarded[-proxies].strip()):
        return seen
    return str(request.META.get("REMOTE_ADDR", ""))


def _pseudonym(address: str) -> str:
    return hmac.new(_key_of_the_day(), _network(address).encode(), sha256).hexdigest()


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
    name = f"tips:key:{timezone.now():%Y-%m-%d}"
    return cast(bytes, cache.get_or_set(name, lambda: secrets.token_bytes(32), DAY))


def _count(name: str) -> int:
    name = f"{name}:{timezone.now():%Y-%m-%dT%H}"
    cache.add(name, 0, HOUR)
    try:
        return cache.incr(name)
    except ValueError:
        # It expired between the two calls: a new hour has begun.
        return 1
