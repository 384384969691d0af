"""A crowd of slow connections does not keep anybody else waiting."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.own_databases import Database, Databases
from tests.proofs.crowd import KINDS, crowd
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
    connections, pages = trials(30, 300), trials(2, 100)
    answers: dict[str, list[tuple[int, float]]] = {}

    with served(own.copy(world)) as url:
        # The first pages of a process read templates and modules, crowd or none.
        read_together(url, READERS, WARMING_PAGES)
        for name, kind in KINDS.items():
            with crowd(url, connections, kind):
                answers[name] = read_together(url, READERS, pages)

    slowest = {name: milliseconds(each, 0.99) for name, each in answers.items()}
    every = [answer for each in answers.values() for answer in each]
    failed = sum(status != 200 for status, _ in every)
    times = {"p50_ms": milliseconds(every, 0.5), "p99_ms": max(slowest.values())}
    outcome.tells(len(every), connections=connections, kinds=len(KINDS), failed=failed, **times)
    assert failed == 0
    assert max(slowest.values()) < trials(PATIENCE_MS, 1_000), slowest
