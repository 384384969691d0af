"""Sixteen people who publish at the same moment all succeed, and the log stays one chain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.own_databases import Database, Databases
from tests.proofs.conftest import Run
from tests.proofs.results import Outcome

WRITERS = 16


@pytest.mark.proof
def test_writers_at_once_all_succeed(
    own: Databases, world: Database, run: Run, outcome: Outcome, trials: Callable[[int, int], int]
) -> None:
    each = trials(2, 500)

    found = run(own.copy(world), "writing", WRITERS, each)

    outcome.tells(WRITERS * each, **found["figures"])
    assert found["faults"] == []
    assert found["figures"]["published"] == WRITERS * each
    assert found["figures"]["lost"] == 0
