"""A public desk without a second factor does not go unnoticed."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from tracker.checks import second_factor_is_demanded


@pytest.mark.parametrize(
    ("demanded", "loopback", "told"),
    [
        pytest.param(True, False, [], id="public, on"),
        pytest.param(False, False, ["tracker.W001"], id="public, off"),
        pytest.param(False, True, [], id="a demonstration"),
    ],
)
def test_public_desk_without_a_second_factor_is_warned_of(
    demanded: bool, loopback: bool, told: list[str], settings: Settings
) -> None:
    settings.SECOND_FACTOR, settings.ON_LOOPBACK = demanded, loopback

    assert [each.id for each in second_factor_is_demanded(None)] == told
