"""Whoever owns the database can change anything in it, but not unnoticed by who kept heads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.own_databases import Database, Databases
from tests.proofs.conftest import Run
from tests.proofs.results import Outcome

FULL = {"sqlite": 660, "postgresql": 110}


@pytest.mark.proof
def test_every_tampered_copy_is_caught_at_its_first_row(
    own: Databases, world: Database, run: Run, outcome: Outcome, trials: Callable[[int, int], int]
) -> None:
    copies = trials(11, FULL[world.vendor])

    found = run(own.copy(world), "tampering", copies, 1)

    outcome.tells(copies, kinds=found["kinds"], **found["figures"])
    assert found["missed"] == []
    assert (found["figures"]["caught"], found["figures"]["right"]) == (copies, copies)
