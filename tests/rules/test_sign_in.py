"""Limits of tries, and how long a proof of who somebody is holds."""

from __future__ import annotations

import pytest

from tracker.rules.sign_in import ALTOGETHER, AT_ONE_ADDRESS, Door, Limit, is_fresh

LIMIT = Limit(tries=2, seconds=10)


@pytest.mark.parametrize(
    ("moments", "now", "expected"),
    [
        pytest.param([], 0, False, id="never tried"),
        pytest.param([1], 2, False, id="one of two"),
        pytest.param([1, 2], 3, True, id="both"),
        pytest.param([1, 2], 11, False, id="the first is ten seconds ago"),
        pytest.param([1, 2], 10.9, True, id="not quite"),
        pytest.param([1, 2, 3, 4], 12, True, id="the newest count"),
    ],
)
def test_limit_is_spent_within_any_so_many_seconds(
    moments: list[float], now: float, expected: bool
) -> None:
    assert LIMIT.is_spent(moments, now) is expected


@pytest.mark.parametrize("door", Door)
def test_every_door_has_its_limits(door: Door) -> None:
    assert AT_ONE_ADDRESS[door].tries < ALTOGETHER[door].tries


@pytest.mark.parametrize(
    ("proved_at", "expected"), [(None, False), (1_000, True), (401, True), (400, False)]
)
def test_proof_holds_ten_minutes(proved_at: float | None, expected: bool) -> None:
    assert is_fresh(proved_at, 1_000) is expected
