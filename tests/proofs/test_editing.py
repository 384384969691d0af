"""Nothing that is public can be edited, by any way there is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.own_databases import Database, Databases
from tests.proofs.conftest import Run
from tests.proofs.results import Outcome


@pytest.mark.proof
def test_every_way_of_editing_is_refused(
    own: Databases,
    migrated: Database,
    run: Run,
    outcome: Outcome,
    trials: Callable[[int, int], int],
) -> None:
    tables = trials(4, 1_000)

    found = run(own.copy(migrated), "editing", tables)

    outcome.tells(found["count"], **found["figures"])
    assert found["survivors"] == []
    assert found["count"] > 10 * found["figures"]["tables"]
