"""PostgreSQL goes away and comes back: pages say so, nothing is lost, nothing is restarted."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings

from tests.own_databases import Database, Databases, PostgresqlServer
from tests.proofs.cluster import Cluster, cluster
from tests.proofs.conftest import WORLD
from tests.proofs.results import Outcome
from tests.proofs.serving import Reader, served

# The suite only asks whether it comes back at all.
PATIENCE = 60
PUBLICATIONS_BETWEEN = 5
PUBLIC = """
from tracker.models import Pledge
print(*Pledge.published.values_list("slug", flat=True))
"""


@pytest.fixture
def server() -> Iterator[Cluster]:
    """A server to be stopped."""
    with cluster() as found:
        yield found


@pytest.fixture
def database(server: Cluster) -> Database:
    """A record on it."""
    made = PostgresqlServer(server.url).empty()
    made.done("migrate", "--no-input", "--verbosity=0")
    made.done("shell", "--verbosity=0", "--command", WORLD)
    return made


class Writer:
    """A program that publishes without end, and what it has acknowledged so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.acknowledged: list[str] = []
        self.heard = threading.Condition()
        self.process = process
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            with self.heard:
                self.acknowledged.append(line.strip())
                self.heard.notify_all()

    def wait_for(self, number: int) -> None:
        """Until it has acknowledged so many more."""
        with self.heard:
            wanted = len(self.acknowledged) + number
            assert self.heard.wait_for(lambda: len(self.acknowledged) >= wanted, PATIENCE)


@contextmanager
def persistent_writer(database: Database) -> Iterator[Writer]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.proofs", "persisting"],
        cwd=settings.BASE_DIR,
        env=database.environment | {"DJANGO_SETTINGS_MODULE": "tracker.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        writer = Writer(process)
        try:
            yield writer
        finally:
            process.kill()
            writer.thread.join()


@pytest.mark.proof
def test_outage_is_told_and_survived(
    own: Databases,
    server: Cluster,
    database: Database,
    outcome: Outcome,
    trials: Callable[[int, int], int],
) -> None:
    with served(database) as url, persistent_writer(database) as writer:
        before, meanwhile, after = (Reader(url) for _ in range(3))
        writer.wait_for(PUBLICATIONS_BETWEEN)
        before.read_for(1)
        server.stop()
        meanwhile.read_for(trials(3, 60))
        server.start()
        recovered = recovery(after)
        writer.wait_for(PUBLICATIONS_BETWEEN)

    lost = set(writer.acknowledged) - public(database)
    told = [status for status, _ in meanwhile.answers]
    outcome.tells(
        len(told),
        unavailable=told.count(503),
        errors=sum(status not in {200, 503} for status in told),
        acknowledged=len(writer.acknowledged),
        lost=len(lost),
        recovered_s=recovered,
    )
    assert before.statuses == {200}
    assert meanwhile.statuses <= {200, 503}
    assert after.statuses <= {200, 503}
    assert lost == set()
    assert database.done("verify_log").startswith("All is as logged")
    assert recovered < trials(PATIENCE, 5)


def recovery(reader: Reader) -> float:
    """Seconds until each of the pages was answered again."""
    began = time.monotonic()
    in_a_row = 0
    while in_a_row < 4:
        in_a_row = in_a_row + 1 if reader.read() == 200 else 0
        assert time.monotonic() - began < PATIENCE
    return round(time.monotonic() - began, 1)


def public(database: Database) -> set[str]:
    """The slugs of all pledges that are public."""
    return set(database.done("shell", "--verbosity=0", "--command", PUBLIC).split())
