"""A program: writers are killed in the middle of their work, round after round.

`python -m tests.proofs killing ROUNDS SEED` prints, as JSON, what was acknowledged and what of it
was there when the database was opened again.
"""

from __future__ import annotations

import time
from collections import Counter
from multiprocessing.connection import Connection, wait
from random import Random

from .publishing import looked, publish, start, told

WRITERS = 4
# A round ends a moment after this many acknowledgements at most.
ACKNOWLEDGED_AT_MOST = 4
MOMENT_AT_MOST = 0.03


def killed(number: int, chance: Random) -> set[str]:
    """Let writers publish, kill them all at a moment of chance; what they acknowledged."""
    writers = dict(start(publish, f"round-{number}-{each}")[::-1] for each in range(WRITERS))
    acknowledged: set[str] = set()
    wanted = chance.randint(1, ACKNOWLEDGED_AT_MOST)
    while len(acknowledged) < wanted:
        acknowledged |= heard(list(writers), None)
    end = time.monotonic() + chance.uniform(0, MOMENT_AT_MOST)
    while (left := end - time.monotonic()) > 0:
        acknowledged |= heard(list(writers), left)
    for writer in writers.values():
        writer.kill()
    for pipe, writer in writers.items():
        acknowledged |= {slug for slug, _ in told(pipe)}
        writer.join()
    return acknowledged


def heard(pipes: list[Connection], seconds: float | None) -> set[str]:
    """What is acknowledged next."""
    answers = [pipe.recv() for pipe in pipes if pipe in wait(pipes, seconds)]
    assert not any(error for _, error in answers), answers
    return {slug for slug, _ in answers}


def main(rounds: int, seed: int) -> dict[str, object]:
    """Rounds on one database, each looked at afterwards."""
    chance = Random(seed)
    figures: Counter[str] = Counter()
    faults: list[str] = []
    acknowledged: set[str] = set()
    for number in range(rounds):
        acknowledged |= killed(number, chance)
        public, size, found = looked()
        figures["lost"] += len(acknowledged - public)
        figures["bad"] += bool(found)
        faults += found
    figures["acknowledged"] = len(acknowledged)
    figures["entries"] = size
    return {"figures": figures, "faults": faults}
