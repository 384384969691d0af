"""Which pledges of one round the next round took up.

The record knows pledges, not every word of a text. That no later pledge takes one up is therefore
all that can be said: it is no proof that the text of the next round is silent on it.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from tracker.rules.vocabulary import LinkRelation

# A condition for an earlier pledge says nothing about that pledge itself.
TAKES_UP = frozenset(LinkRelation) - {LinkRelation.CONDITION_FOR}

Key = TypeVar("Key", bound=Hashable)


class Held(Protocol):
    """Anything that knows whether it took place."""

    @property
    def was_held(self) -> bool: ...


Stop = TypeVar("Stop", bound=Held)


@dataclass(frozen=True, slots=True)
class Link(Generic[Key]):
    """A later pledge and the earlier one that its text relates to."""

    later: Key
    earlier: Key
    relation: LinkRelation

    @property
    def takes_up(self) -> bool:
        """Whether the later text speaks of the earlier pledge again."""
        return self.relation in TAKES_UP


@dataclass(frozen=True, slots=True)
class Uptake(Generic[Key]):
    """The pledges of a round in their order: those the next round took up, and the others."""

    taken_up: tuple[Key, ...]
    not_taken_up: tuple[Key, ...]


def uptake(
    made: Sequence[Key], made_next: Collection[Key], links: Iterable[Link[Key]]
) -> Uptake[Key]:
    """Sort the pledges of a round by whether a pledge made at the next round takes them up.

    Only a direct link counts, not one over a pledge in between.
    """
    found = {link.earlier for link in links if link.takes_up and link.later in made_next}
    return Uptake(
        taken_up=tuple(key for key in made if key in found),
        not_taken_up=tuple(key for key in made if key not in found),
    )


def next_held(following: Iterable[Stop]) -> Stop | None:
    """The first of the following rounds that took place; None while none has."""
    return next((stop for stop in following if stop.was_held), None)
