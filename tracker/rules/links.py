"""What checks of a link come to, and when it is checked again.

One failure says little: networks fail, hosts rest, machines are refused. A link is called dead
only when its host says twice in a row that the page is gone, or when three checks in a row over
at least a week got no page. A host that answers but refuses is no failure.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.rules.addresses import normal
from tracker.rules.vocabulary import LinkState

GONE = (404, 410)
FAILURES = 3
FAILING_DAYS = 7
# After the first failure, the second, and every later one until the link is called dead.
AGAIN_AFTER = (1, 3, 7)
DAYS = {
    LinkState.ALIVE: 30,
    LinkState.MOVED: 30,
    LinkState.CLOSED: 7,
    LinkState.DEAD: 30,
    LinkState.UNCHECKED: 30,
}


@dataclass(frozen=True, slots=True)
class Found:
    """What one look at an address found.

    `status` is that of the last answer, None when none came, and `address` the one that gave it.
    `fault` says why there is no page. `opened` is false when the address is never asked at all.
    """

    status: int | None = None
    address: str = ""
    fault: str = ""
    opened: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """What is known of a link after a check: `failures` in a row, the first on `failing_since`."""

    state: LinkState
    due_on: date
    status: int | None = None
    failures: int = 0
    failing_since: date | None = None


def judge(found: Found, *, asked: str, before: Judged | None, on: date) -> Judged:
    """What a look on a day makes of the link. `before` is None for an address not yet checked."""
    state = _state(found, asked)
    if state is not LinkState.UNREACHABLE:
        return Judged(state, on + timedelta(days=DAYS[state]), found.status)
    failures = before.failures + 1 if before else 1
    since = (before and before.failing_since) or on
    if _is_dead(found, before, failures, on - since):
        state = LinkState.DEAD
    days = DAYS.get(state, AGAIN_AFTER[min(failures, len(AGAIN_AFTER)) - 1])
    return Judged(state, on + timedelta(days=days), found.status, failures, since)


def _is_dead(found: Found, before: Judged | None, failures: int, lasting: timedelta) -> bool:
    is_gone_twice = found.status in GONE and before is not None and before.status in GONE
    return is_gone_twice or (failures >= FAILURES and lasting.days >= FAILING_DAYS)


def _state(found: Found, asked: str) -> LinkState:
    """What one look by itself says; a link is never dead by one."""
    if not found.opened:
        return LinkState.UNCHECKED
    if found.status is None or found.status in GONE or 500 <= found.status <= 599:
        return LinkState.UNREACHABLE
    if not 200 <= found.status <= 299:
        return LinkState.CLOSED
    if found.fault:
        return LinkState.UNREACHABLE
    return LinkState.ALIVE if normal(found.address) == normal(asked) else LinkState.MOVED
