"""What only one side says: how the texts of the sides differ about the same pledge (METHOD 7)."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from tracker.rules.vocabulary import Strength

Side = TypeVar("Side", bound=Hashable)

_FIRMNESS = {strength: rank for rank, strength in enumerate(reversed(Strength))}


@dataclass(frozen=True, slots=True)
class Weaker(Generic[Side]):
    """A side whose firmest text binds it less than another side's."""

    side: Side
    strength: Strength


@dataclass(frozen=True, slots=True)
class Parallel(Generic[Side]):
    """The sides that speak of a pledge, those whose text is silent, those who say less.

    `firmest` is the strength of the firmest text; None while nobody speaks.
    """

    speaking: tuple[Side, ...]
    silent: tuple[Side, ...]
    weaker: tuple[Weaker[Side], ...]
    firmest: Strength | None

    @property
    def is_one_sided(self) -> bool:
        """Whether one side alone speaks and another was read and is silent."""
        return len(self.speaking) == 1 and bool(self.silent)

    @property
    def agrees(self) -> bool:
        """Whether at least two sides speak, all equally firmly, and none is silent."""
        return len(self.speaking) > 1 and not self.silent and not self.weaker


def parallel(texts: Iterable[tuple[Side, Strength]]) -> Parallel[Side]:
    """Compare the firmest text of each side; the sides keep the order in which they come.

    A side none of whose texts was read is not named: it is unknown, not silent. Texts in nobody's
    own voice, joint ones among them, are not to be passed in.
    """
    firmest: dict[Side, Strength] = {}
    for side, strength in texts:
        firmest[side] = max(firmest.get(side, strength), strength, key=_FIRMNESS.__getitem__)
    speaking = {side: found for side, found in firmest.items() if found is not Strength.ABSENT}
    most = max(speaking.values(), key=_FIRMNESS.__getitem__, default=None)
    return Parallel(
        speaking=tuple(speaking),
        silent=tuple(side for side in firmest if side not in speaking),
        weaker=tuple(Weaker(side, found) for side, found in speaking.items() if found is not most),
        firmest=most,
    )
