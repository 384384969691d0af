"""The product itself on a free port: the bundled record and another institution's collection."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import urllib3
from django.conf import settings

READY_WITHIN = 60.0
THEIR_TABLE = settings.BASE_DIR / "tracker/datasets/mappings/samples/g7-compliance.csv"


@dataclass(frozen=True)
class ServedSite:
    """Where the site listens, and the sign-in that it printed at its first start."""

    url: str
    user: str
    password: str


@contextmanager
def served_site(folder: Path) -> Iterator[ServedSite]:
    """What `make run` gives and a table imported, on an SQLite file of its own in `folder`."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    database = f"sqlite:///{folder / 'record.sqlite3'}"
    around = os.environ | {"DATABASE_URL": database, "CACHE_URL": "", "SITE_URL": url, "DEBUG": ""}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "start", "--port", str(port)],
        cwd=settings.BASE_DIR,
        env=around,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        printed = until_announced(process)
        wait_until_ready(url)
        subprocess.run(
            [sys.executable, "manage.py", "import_table", THEIR_TABLE, "--mapping=g7-compliance"],
            cwd=settings.BASE_DIR,
            env=around,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        user, password = sign_in_of(printed)
        yield ServedSite(url, user, password)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def until_announced(process: subprocess.Popen[str]) -> str:
    """What the command prints up to the line that gives the address."""
    assert process.stdout is not None
    printed = ""
    while "Ctrl-C" not in printed:
        line = process.stdout.readline()
        assert line, f"the site did not start: {printed}"
        printed += line
    return printed


def wait_until_ready(url: str, path: str = "/readyz") -> None:
    end = time.monotonic() + READY_WITHIN
    pool = urllib3.PoolManager(retries=False)
    while True:
        try:
            if pool.request("GET", url + path).status == 200:
                return
        except urllib3.exceptions.HTTPError:
            pass
        assert time.monotonic() < end, "nobody answers"
        time.sleep(0.05)


def sign_in_of(printed: str) -> tuple[str, str]:
    found = re.search(r"Sign in as (\S+) with (\S+)", printed)
    assert found, printed
    return found[1], found[2]
