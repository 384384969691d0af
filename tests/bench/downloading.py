"""What the download of one file costs, and the memory of the one worker that serves it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import urllib3

from .granian import Served

SECONDS_BETWEEN_LOOKS = 0.05
BLOCK = 1 << 16


@dataclass(frozen=True)
class Download:
    """What one file cost: bytes, lines, seconds, and resident memory in MB before and at most."""

    size: int
    lines: int
    seconds: float
    first_byte: float
    idle_mb: float
    peak_mb: float

    def __str__(self) -> str:
        return (
            f"{self.lines:,} lines, {self.size / 1e6:.1f} MB in {self.seconds:.1f} s"
            f" (first byte after {self.first_byte:.1f} s);"
            f" {self.idle_mb:.0f} MB idle, {self.peak_mb:.0f} MB at most"
        )


def download(site: Served, path: str) -> Download:
    """Read a file to its end, watching the worker."""
    idle, size, lines, first, last = memory(site.worker), 0, 0, 0.0, b""
    begun = perf_counter()
    with watching(site.worker) as seen:
        answer = urllib3.PoolManager().request("GET", site.url + path, preload_content=False)
        assert answer.status == 200, f"{path}: {answer.status}"
        for block in answer.stream(BLOCK):
            first = first or perf_counter() - begun
            # A line end may lie on both sides of where two blocks meet.
            lines += (last + block).count(b"\r\n")
            size, last = size + len(block), block[-1:]
    return Download(size, lines, perf_counter() - begun, first, idle, max(seen))


@contextmanager
def watching(process: int) -> Iterator[list[float]]:
    """The memory of a process, looked at again and again."""
    seen, is_over = [memory(process)], threading.Event()

    def look() -> None:
        while not is_over.wait(SECONDS_BETWEEN_LOOKS):
            seen.append(memory(process))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        is_over.set()
        thread.join()


def memory(process: int) -> float:
    """Resident memory in MB."""
    status = Path(f"/proc/{process}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024
