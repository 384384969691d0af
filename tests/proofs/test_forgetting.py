"""Redis goes away and comes back, and no reader notices."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from tests.own_databases import Database, Databases
from tests.proofs.cluster import free_port
from tests.proofs.results import Outcome
from tests.proofs.serving import Reader, served

PATIENCE = 20


@contextmanager
def redis_server(port: int, folder: Path) -> Iterator[None]:
    """Redis on a port, until it is killed."""
    command = ["redis-server", "--bind", "127.0.0.1", "--port", str(port), "--save", ""]
    process = subprocess.Popen([*command, "--dir", str(folder)], stdout=subprocess.DEVNULL)
    try:
        until_it_answers(port)
        yield
    finally:
        process.kill()
        process.wait()


def until_it_answers(port: int) -> None:
    end = time.monotonic() + PATIENCE
    with redis.Redis(port=port) as client:
        while True:
            try:
                client.ping()
            except redis.ConnectionError:
                assert time.monotonic() < end, "Redis does not answer"
            else:
                return


@pytest.mark.proof
def test_no_reader_notices_that_redis_is_away(
    own: Databases,
    world: Database,
    outcome: Outcome,
    trials: Callable[[int, int], int],
    tmp_path: Path,
) -> None:
    seconds = trials(1, 60)
    port = free_port()
    cache = {"CACHE_URL": f"redis://127.0.0.1:{port}/0"}

    with redis_server(port, tmp_path), served(own.copy(world), **cache) as url:
        reader = Reader(url)
        reader.read_for(seconds / 3)
    # A site that starts without Redis, sees it come, and sees it go.
    with served(own.copy(world), **cache) as url:
        reader.url = url
        reader.read_for(seconds / 3)
        with redis_server(port, tmp_path):
            reader.read_for(seconds / 3)
        reader.read_for(seconds / 3)

    errors = sum(status != 200 for status, _ in reader.answers)
    outcome.tells(len(reader.answers), reads=len(reader.answers), errors=errors)
    assert errors == 0
