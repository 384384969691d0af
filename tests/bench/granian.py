"""The application server as `make run` starts it, with whatever application."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from tests.browser.served_site import free_port, wait_until_ready


@dataclass(frozen=True)
class Served:
    """Where it listens, and the process of its last worker."""

    url: str
    worker: int


@contextmanager
def granian(
    application: str, *, workers: int, ready: str = "/readyz", **environment: str
) -> Iterator[Served]:
    """A server that answers at the path `ready`."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    arguments = ["--interface", "asginl", "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(
        [sys.executable, "-m", "granian", *arguments, "--http", "1", "--no-ws", application],
        cwd=settings.BASE_DIR,
        env=os.environ | {"CACHE_URL": "", "SITE_URL": url, "DEBUG": ""} | environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until_ready(url, ready)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        yield Served(url, int(children.split()[-1]))
    finally:
        process.terminate()
        process.wait(timeout=20)
