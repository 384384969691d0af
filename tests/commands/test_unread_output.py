"""Whoever stops reading a command's output does not stop the command."""

from __future__ import annotations

import os
from typing import Any

from tracker.management.explained import ExplainedCommand


class Talking(ExplainedCommand):
    """Says more than anyone reads."""

    finished = False

    def handle(self, *args: Any, **options: Any) -> None:
        for _ in range(3):
            self.stdout.write("a plan" * 10_000)
        self.finished = True


def test_work_goes_on_when_nobody_reads_on() -> None:
    read, write = os.pipe()
    os.close(read)

    with os.fdopen(write, "w") as unread:
        command = Talking(stdout=unread)
        command.handle()

    assert command.finished
