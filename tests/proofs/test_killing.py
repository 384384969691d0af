"""Writers killed at any moment lose nothing they acknowledged and leave no half of anything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from tests.own_databases import Database, Databases
from tests.proofs.conftest import Run
from tests.proofs.results import Outcome

ROUNDS_ON_ONE_DATABASE = 20
FULL = {"sqlite": 1_000, "postgresql": 100}


@pytest.mark.proof
def test_killed_writers_lose_nothing_acknowledged(
    own: Databases, world: Database, run: Run, outcome: Outcome, trials: Callable[[int, int], int]
) -> None:
    rounds = trials(3, FULL[world.vendor])
    figures: Counter[str] = Counter()
    faults: list[str] = []

    for first in range(0, rounds, ROUNDS_ON_ONE_DATABASE):
        number = min(ROUNDS_ON_ONE_DATABASE, rounds - first)
        found = run(own.copy(world), "killing", number, first)
        figures.update(found["figures"])
        faults += found["faults"]

    outcome.tells(rounds, **figures)
    assert faults == []
    assert (figures["lost"], figures["bad"]) == (0, 0)
    assert figures["acknowledged"] >= rounds
