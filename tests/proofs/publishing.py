"""Writers as they are at work: each publishes pledge after pledge through the actions.

They run as processes of their own, forked from a program that has read all modules already and
has no connection open, and say what they have published once the action has returned.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from itertools import count, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from tests import factories
from tracker.actions.verification import newest_head, verify
from tracker.models import Pledge

processes = multiprocessing.get_context("fork")


def start(target: object, *arguments: object) -> tuple[BaseProcess, Connection]:
    """A process that runs `target(pipe, …)`, and the end of its pipe to read from."""
    reading, writing = processes.Pipe(duplex=False)
    process = processes.Process(target=target, args=(writing, *arguments))  # type: ignore[arg-type]
    process.start()
    # Only the process itself holds the other end: the pipe closes with it.
    writing.close()
    return process, reading


def publish(pipe: Connection, name: str, number: int | None = None) -> None:
    """Publish so many pledges (None: until killed) and acknowledge each; a failure is told too."""
    for each in islice(count(), number):
        slug = f"{name}-{each}"
        try:
            factories.publish("pledge", id=slug)
        except Exception as error:  # noqa: BLE001  (whatever goes wrong is counted)
            pipe.send((slug, repr(error)))
        else:
            pipe.send((slug, ""))


def look(pipe: Connection) -> None:
    """What a process that opens the database finds: what is public, the log's size, all faults."""
    public = set(Pledge.published.values_list("slug", flat=True))
    head = newest_head()
    pipe.send((public, head.size if head else 0, [str(each) for each in verify()]))


def looked() -> tuple[set[str], int, list[str]]:
    """Open the database anew and look."""
    process, pipe = start(look)
    found: tuple[set[str], int, list[str]] = pipe.recv()
    process.join()
    return found


def told(pipe: Connection) -> Iterator[tuple[str, str]]:
    """What is left in a pipe, to its end."""
    try:
        while True:
            yield pipe.recv()
    except EOFError:
        return
