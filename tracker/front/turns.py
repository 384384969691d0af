"""One at a time: whoever asks what is being worked out already waits for it instead."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """A lock for each question that somebody works on; none is kept afterwards."""

    def __init__(self) -> None:
        self.locks: dict[Hashable, tuple[Lock, int]] = {}
        self.guard = Lock()

    @contextmanager
    def of(self, question: Hashable) -> Iterator[None]:
        """Wait for one's turn at a question, then have it alone."""
        with self.guard:
            lock, wanted = self.locks.get(question, (Lock(), 0))
            self.locks[question] = lock, wanted + 1
        try:
            with lock:
                yield
        finally:
            with self.guard:
                lock, wanted = self.locks.pop(question)
                if wanted > 1:
                    self.locks[question] = lock, wanted - 1
