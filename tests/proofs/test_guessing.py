"""Whoever guesses passwords gets five tries, and does not learn who works here."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.own_databases import Database, Databases
from tests.proofs.guessing import (
    PEOPLE,
    RIGHT,
    SIGNED_IN,
    Guess,
    Guesser,
    guess_together,
    medians,
    storm,
    tried,
)
from tests.proofs.results import Outcome
from tests.proofs.serving import served

THREADS = 8
ADDRESSES = 4
ALLOWED = 5
APART_MS = 5
ELSEWHERE, QUIET = "198.51.100.1", "203.0.113.1"
# The suite only asks whether all are answered; how fast depends on what else the machine does.
PATIENCE_MS = 60_000


@pytest.mark.proof
def test_guessing_ends_after_five_tries_and_tells_nobody_apart(
    own: Databases, world: Database, outcome: Outcome, trials: Callable[[int, int], int]
) -> None:
    names, each, pairs = trials(4, 40), trials(7, 63), trials(4, 200)
    database = own.copy(world)
    database.done("shell", "--verbosity=0", "--command", PEOPLE % pairs)

    with served(database, TRUSTED_PROXY_COUNT="1") as url:
        known, unknown = medians(url, pairs, QUIET)
        answers = guess_together(url, storm(names, ADDRESSES, each), THREADS)
        locked_known, locked_unknown = medians(url, names // 2, "192.0.2.0")
        held = Guesser(url).send(Guess("known-0", "192.0.2.0", RIGHT))
        free = Guesser(url).send(Guess("known-0", ELSEWHERE, RIGHT))

    counts = tried(answers)
    most, refused = max(counts.values()), len(answers) - counts.total()
    times = {"known_ms": known, "unknown_ms": unknown}
    times |= {"held_known_ms": locked_known, "held_unknown_ms": locked_unknown}
    outcome.tells(len(answers), tried=counts.total(), refused=refused, most=most, **times)
    assert set(counts.values()) == {ALLOWED}
    assert held != SIGNED_IN
    assert free == SIGNED_IN
    assert abs(known - unknown) < trials(PATIENCE_MS, APART_MS)
    assert abs(locked_known - locked_unknown) < trials(PATIENCE_MS, APART_MS)
