"""The product itself on a database of a proof's own, and readers who count what they are told."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import urllib3
from django.conf import settings

from tests import factories
from tests.browser.served_site import free_port, until_announced, wait_until_ready
from tests.own_databases import Database

PAGES = ("/", f"/pledges/{factories.HOTLINE}/", "/pledges/", "/api/v1/pledges/")
NO_ANSWER = 0


@contextmanager
def served(database: Database, **environment: str) -> Iterator[str]:
    """The address of a site that is up."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "manage.py", "start", "--port", str(port)],
        cwd=settings.BASE_DIR,
        env=database.environment | {"SITE_URL": url, "CACHE_URL": "", "DEBUG": ""} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        until_announced(process)
        wait_until_ready(url)
        yield url
    finally:
        process.terminate()
        process.communicate(timeout=20)


@dataclass
class Reader:
    """Reads page after page, and keeps each status with the seconds that it took."""

    url: str
    answers: list[tuple[int, float]] = field(default_factory=list)
    pool: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(retries=False, timeout=30)
    )

    def read(self) -> int:
        """The status of the next page; NO_ANSWER if there was none."""
        began = time.monotonic()
        page = PAGES[len(self.answers) % len(PAGES)]
        try:
            status = self.pool.request("GET", self.url + page).status
        except urllib3.exceptions.HTTPError:
            status = NO_ANSWER
        self.answers.append((status, time.monotonic() - began))
        return status

    def read_for(self, seconds: float) -> None:
        """Read without a pause."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read()

    @property
    def statuses(self) -> set[int]:
        return {status for status, _ in self.answers}


def read_together(url: str, readers: int, pages: int) -> list[tuple[int, float]]:
    """So many readers at once, each so many pages; all their answers."""
    group = [Reader(url) for _ in range(readers)]

    def read(reader: Reader) -> None:
        for _ in range(pages):
            reader.read()

    threads = [threading.Thread(target=read, args=(reader,)) for reader in group]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answer for reader in group for answer in reader.answers]


def milliseconds(answers: list[tuple[int, float]], share: float) -> int:
    """Within what time that share of the answers came."""
    times = sorted(seconds for _, seconds in answers)
    return round(1_000 * times[min(len(times) - 1, int(share * len(times)))])
