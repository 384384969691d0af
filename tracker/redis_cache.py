"""The cache that many nodes share: Redis, and while Redis is away, the memory of each process.

A cache only spares work, so nothing a reader sees may depend on its being there, and nobody waits
for it twice: a Redis that did not answer is left alone for a moment.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as NotConnected
from redis.exceptions import TimeoutError as NoAnswer

LEFT_ALONE_SECONDS = 5.0
# Until when, by address: Django makes a cache object for each thread.
_left_alone: dict[str, float] = {}


def _or_in_memory(name: str) -> Callable[..., Any]:
    """The operation of Redis; if Redis does not answer, the same on this process's memory."""

    def operation(cache: RedisOrMemory, *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= _left_alone.get(cache.address, 0.0):
            try:
                return getattr(RedisCache, name)(cache, *args, **kwargs)
            except (NotConnected, NoAnswer):
                _left_alone[cache.address] = time.monotonic() + LEFT_ALONE_SECONDS
        return getattr(cache.meanwhile, name)(*args, **kwargs)

    return operation


class RedisOrMemory(RedisCache):
    """Django's Redis cache without its errors; what is counted meanwhile counts per process."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.address = server
        self.meanwhile = LocMemCache(server, params)

    add = _or_in_memory("add")
    get = _or_in_memory("get")
    set = _or_in_memory("set")
    touch = _or_in_memory("touch")
    delete = _or_in_memory("delete")
    get_many = _or_in_memory("get_many")
    has_key = _or_in_memory("has_key")
    incr = _or_in_memory("incr")
    set_many = _or_in_memory("set_many")
    delete_many = _or_in_memory("delete_many")
    clear = _or_in_memory("clear")
