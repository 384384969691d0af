"""A cache whose Redis is away works from memory, and says nothing of it."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from tracker import settings
from tracker.redis_cache import RedisOrMemory


@pytest.fixture
def cache() -> Iterator[RedisOrMemory]:
    """A cache whose Redis is where nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        config = settings.cache(f"redis://127.0.0.1:{held.getsockname()[1]}/0")
        found = RedisOrMemory(config.pop("LOCATION"), config)
        yield found
        found.meanwhile.clear()


def test_what_is_kept_meanwhile_is_found(cache: RedisOrMemory) -> None:
    cache.set("page", "text")

    assert cache.get("page") == "text"
    assert cache.has_key("page")
    assert cache.get_many(["page", "other"]) == {"page": "text"}


def test_what_is_not_kept_is_missing(cache: RedisOrMemory) -> None:
    assert cache.get("page", "nothing") == "nothing"


def test_counting_goes_on(cache: RedisOrMemory) -> None:
    assert cache.add("tips", 0)
    assert not cache.add("tips", 0)
    assert [cache.incr("tips"), cache.incr("tips")] == [1, 2]


def test_what_is_deleted_is_gone(cache: RedisOrMemory) -> None:
    cache.set_many({"one": 1, "two": 2, "three": 3})

    cache.delete("one")
    cache.delete_many(["two"])
    assert cache.get_many(["one", "two", "three"]) == {"three": 3}
    cache.clear()
    assert cache.get("three") is None


def test_silent_redis_is_asked_once_and_then_left_alone() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        config = settings.cache(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        cache = RedisOrMemory(config.pop("LOCATION"), config)

        cache.set("page", "text")
        assert cache.get("page") == "text"

        silent.setblocking(False)
        silent.accept()[0].close()
        with pytest.raises(BlockingIOError):
            silent.accept()
