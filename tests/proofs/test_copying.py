"""An honest copy of a record raises no alarm."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.own_databases import Database, Databases
from tests.proofs.conftest import Run
from tests.proofs.results import Outcome


@pytest.mark.proof
def test_honest_copies_raise_no_alarm(
    own: Databases, world: Database, run: Run, outcome: Outcome, trials: Callable[[int, int], int]
) -> None:
    copies = trials(3, 50)

    found = run(own.copy(world), "copying", copies)

    outcome.tells(copies, **found["figures"])
    assert found["alarms"] == []
