"""Backups made under way hold all that was acknowledged; a killed restoration changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from django.conf import settings

from tests.own_databases import Database, Databases
from tests.proofs.conftest import Run
from tests.proofs.results import Outcome


@pytest.mark.proof
def test_backups_under_way_are_whole_and_killed_restorations_harmless(
    own: Databases,
    world: Database,
    run: Run,
    outcome: Outcome,
    trials: Callable[[int, int], int],
    tmp_path: Path,
) -> None:
    backups, kills = trials(1, 20), trials(1, 40)
    found = run(own.copy(world), "restoring", backups)

    harmed = harmed_by_kills(own, world, kills, tmp_path / "backup")

    outcome.tells(backups + kills, killed=kills, **found["figures"], errors=len(harmed))
    assert found["failures"] == []
    assert (found["figures"]["lost"], found["figures"]["bad"]) == (0, 0)
    assert harmed == []


def harmed_by_kills(own: Databases, world: Database, kills: int, backup: Path) -> list[str]:
    """Kill restorations at moments of chance; what verification then says against the record."""
    chance = Random(1)
    world.done("backup", backup)
    place = own.copy(world)
    began = time.monotonic()
    place.done("restore", "--replace", backup)
    usual = time.monotonic() - began
    harmed = []
    for _ in range(kills):
        kill_after(restoration(place, backup), chance.uniform(0, usual))
        finished = place.manage("verify_log", "--head", f"{backup}.checkpoint.json")
        if finished.returncode:
            harmed.append(finished.stderr)
    return harmed


def restoration(place: Database, backup: Path) -> subprocess.Popen[bytes]:
    """A restoration that has begun, in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "restore", "--replace", str(backup)],
        cwd=settings.BASE_DIR,
        env=place.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> None:
    """Kill it and whatever it has started, unless it ends before."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
