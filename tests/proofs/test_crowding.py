"""A crowd of slow connections does not keep anybody else waiting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.own_databases import Database, Databases
from tests.proofs.crowd import crowd
from tests.proofs.results import Outcome
from tests.proofs.serving import milliseconds, read_together, served

READERS = 4
WARMING_PAGES = 8
# The suite only asks whether everybody is answered at all.
PATIENCE_MS = 60_000


@pytest.mark.proof
def test_readers_are_answered_beside_slow_connections(
    own: Databases, world: Database, outcome: Outcome, trials: Callable[[int, int], int]
) -> None:
    connections, pages = trials(30, 300), trials(5, 250)

    with served(own.copy(world)) as url:
        # The first pages of a process read templates and modules, crowd or none.
        read_together(url, READERS, WARMING_PAGES)
        with crowd(url, connections):
            answers = read_together(url, READERS, pages)

    p99 = milliseconds(answers, 0.99)
    failed = sum(status != 200 for status, _ in answers)
    times = {"p50_ms": milliseconds(answers, 0.5), "p99_ms": p99}
    outcome.tells(len(answers), connections=connections, reads=len(answers), failed=failed, **times)
    assert failed == 0
    assert p99 < trials(PATIENCE_MS, 1_000)
