"""Whether two pledges are likely the same one, recorded twice (METHOD 2: one act, one pledge).

Asked only of pledges that share an obligor and a dialogue or a day. Words are stems; those that
any promise may hold, and the names of the parties, tell nothing. In the bundled record 2 of 240
such pairs share half of their words: it is enough to ask, never to refuse.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

SHARED_PART = 0.5
SHARED_AT_LEAST = 2

_COMMON = (
    "a an and are as at be between both by each for from has have in into is it its not of on or "
    "other s shall side that the their them they this to two which will with would"
)
COMMON = frozenset(_COMMON.split())


def telling(words: Iterable[str], names: Iterable[str] = ()) -> frozenset[str]:
    """The words that tell one pledge from another."""
    return frozenset(words) - COMMON - frozenset(names)


def likeness(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """The part of the shorter text that the longer one holds as well; 0 without any words."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def is_likely(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether an analyst should look before recording both."""
    enough = len(one & other) >= SHARED_AT_LEAST
    return enough and likeness(one, other) >= SHARED_PART
