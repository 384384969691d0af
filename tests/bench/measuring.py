"""Measuring one request after the other in this process: how long, and how many queries."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

# Whatever takes so long once is not tried again.
HOPELESS_SECONDS = 5
FIRST_LINES = 100


@dataclass(frozen=True)
class Screen:
    """An address, and as whom it is opened."""

    name: str
    address: str
    role: str = "editor"


@dataclass(frozen=True)
class Figure:
    """What one screen cost: median and worst milliseconds, queries, bytes, the answer's status.

    `cpu_ms` is the time this process was at work; on SQLite that is all there is, so it tells what
    the screen costs also on a busy machine.
    """

    name: str
    address: str
    status: int
    queries: int
    ms: float
    worst_ms: float
    cpu_ms: float
    size: int


def measure(screen: Screen, client: Client, rounds: int) -> Figure:
    """One request to count its queries and to warm up, then some to take the time."""
    begun, worked = perf_counter(), process_time()
    with ExitStack() as stack:
        captured = [stack.enter_context(CaptureQueriesContext(each)) for each in connections.all()]
        answer = client.get(screen.address)
        body = _body(answer)
    queries = sum(map(len, captured))
    times = [(perf_counter() - begun, process_time() - worked)]
    if times[0][0] < HOPELESS_SECONDS:
        times = [_timed(client, screen.address) for _ in range(rounds)]
    walls, cpus = zip(*times, strict=True)
    return Figure(
        screen.name,
        screen.address,
        answer.status_code,
        queries,
        _ms(median(walls)),
        _ms(max(walls)),
        _ms(median(cpus)),
        len(body),
    )


def _timed(client: Client, address: str) -> tuple[float, float]:
    """Seconds on the clock and seconds at work."""
    begun, worked = perf_counter(), process_time()
    _body(client.get(address))
    return perf_counter() - begun, process_time() - worked


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _body(answer: Any) -> bytes:
    """All of a page; of a file the first lines: the rest takes as long as there are rows."""
    if not answer.streaming:
        return bytes(answer.content)
    lines = b"".join(islice(answer.streaming_content, FIRST_LINES))
    # What the client wrapped around it, so that the connection outlives the answer.
    answer._iterator.close()
    return lines


def table(figures: Iterable[Figure]) -> str:
    """Lines to print, the slowest first."""
    lines = [f"{'ms':>8} {'worst':>8} {'cpu':>8} {'queries':>8} {'kB':>6}  screen"]
    lines += map(line, sorted(figures, key=lambda each: -each.ms))
    return "\n".join(lines)


def line(figure: Figure) -> str:
    """One screen in the table."""
    status = "" if figure.status == 200 else f" ({figure.status})"
    return (
        f"{figure.ms:8.1f} {figure.worst_ms:8.1f} {figure.cpu_ms:8.1f} {figure.queries:8d}"
        f" {figure.size / 1000:6.0f}  {figure.name}{status}"
    )


def write(path: Path, figures: Sequence[Figure], **about: Any) -> None:
    """Everything measured, as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    about |= {
        "database": connections["default"].vendor,
        "machine": platform.machine(),
        "python": platform.python_version(),
    }
    text = json.dumps(about | {"screens": [asdict(each) for each in figures]}, indent=1)
    path.write_text(text + "\n")
