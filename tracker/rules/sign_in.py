"""How often a sign-in may be tried, and when a proof of who somebody is has grown old.

Tries count per person and address, so that guessing at one place ends soon. Of all places together,
tries of a password are only answered more slowly: otherwise anybody could keep an analyst out by
guessing. Tries of a code end there too: whoever gets that far knows the password.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR

# After that long, somebody at an open desk may be somebody else.
PROOF_HOLDS = 10 * MINUTE


class Door(StrEnum):
    """What is tried: a password, a code of the second factor, or a letter for a new password."""

    PASSWORD = "password"  # noqa: S105  (a kind of try)
    CODE = "code"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries within any so many seconds."""

    tries: int
    seconds: int

    def counting(self, moments: Sequence[float], now: float) -> list[float]:
        """The newest tries that still count, oldest first; in seconds, as `now`."""
        return [moment for moment in moments if moment > now - self.seconds][-self.tries :]

    def is_spent(self, moments: Sequence[float], now: float) -> bool:
        """Whether one more would be one too many."""
        return len(self.counting(moments, now)) >= self.tries


AT_ONE_ADDRESS = {
    Door.PASSWORD: Limit(5, 15 * MINUTE),
    Door.CODE: Limit(5, 15 * MINUTE),
    Door.LETTER: Limit(3, HOUR),
}
# Of passwords, this many at all addresses together are answered at once.
ALTOGETHER = {
    Door.PASSWORD: Limit(20, 15 * MINUTE),
    Door.CODE: Limit(20, HOUR),
    Door.LETTER: Limit(6, DAY),
}
ONLY_SLOWS = (Door.PASSWORD,)
SLOWED_SECONDS = 1


def is_fresh(proved_at: float | None, now: float) -> bool:
    """Whether somebody proved lately who they are. None: never in this session."""
    return proved_at is not None and now - proved_at < PROOF_HOLDS
