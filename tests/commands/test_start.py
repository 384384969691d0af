"""`manage.py start` as a newcomer meets it: from nothing to a served site."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import urllib3
from django.conf import settings

from tracker.management.commands.start import serve

Starter = Callable[[], tuple[str, str]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def answer(address: str, patience: float = 20) -> str:
    """The body at `address`, waiting until somebody listens there."""
    end = time.monotonic() + patience
    pool = urllib3.PoolManager(retries=False)
    while True:
        try:
            return pool.request("GET", address).data.decode()
        except urllib3.exceptions.HTTPError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Starter]:
    """Starts a site on a database of its own; gives what it printed and what it answered."""
    running: list[subprocess.Popen[str]] = []

    def starter() -> tuple[str, str]:
        port = free_port()
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start", "--port", str(port), "--workers", "1"],
            cwd=settings.BASE_DIR,
            env={name: value for name, value in os.environ.items() if name != "SITE_URL"}
            | {"DATABASE_URL": f"sqlite:///{tmp_path / 'record.sqlite3'}"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        running.append(process)
        assert process.stdout is not None
        printed = ""
        while "Ctrl-C" not in printed:
            line = process.stdout.readline()
            assert line, f"it ended early: {printed}"
            printed += line
        site = f"http://127.0.0.1:{port}"
        body = answer(f"{site}/healthz")
        assert f"Sitemap: {site}/" in answer(f"{site}/robots.txt")
        stop(process)
        return printed, body

    yield starter
    for process in running:
        stop(process)


def stop(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    process.wait(timeout=20)
    if process.stdout is not None:
        process.stdout.close()


def test_start_serves_and_shows_one_sign_in_only_once(start: Starter) -> None:
    first, first_body = start()
    second, second_body = start()

    assert first_body == second_body == "ok\n"
    assert first.count("Sign in as admin with ") == 1
    assert "Sign in" not in second


def test_start_refuses_a_port_that_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        finished = subprocess.run(
            [sys.executable, "manage.py", "start", "--port", str(taken.getsockname()[1])],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=False,
        )

    assert finished.returncode != 0
    assert "is taken; choose another" in finished.stderr


def test_server_tells_its_processes_how_many_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCESSES", "1")
    monkeypatch.setattr(os, "execv", lambda *_: None)

    serve("127.0.0.1", 8000, workers=4)

    assert os.environ["PROCESSES"] == "4"
