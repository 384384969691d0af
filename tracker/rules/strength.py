"""How firmly an obligor bound itself: the weakest of its own texts and of joint texts.

What the other side or the press says of a pledge does not bind the obligor (DESIGN §1).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tracker.rules.vocabulary import SourceKind, Strength

# The vocabulary lists the strengths from the firmest to the silent.
_RANK = {strength: rank for rank, strength in enumerate(Strength)}


@dataclass(frozen=True, slots=True)
class SideText:
    """One wording: the kind of its source, whose voice it is (None: nobody's), its strength."""

    kind: SourceKind
    side: int | None
    strength: Strength


def binds(text: SideText, sides: Collection[int]) -> bool:
    """Whether a text speaks for one of the sides: a joint text does, or the side's own."""
    return text.kind is SourceKind.JOINT_TEXT or text.side in sides


def weakest(texts: Iterable[SideText], sides: Collection[int]) -> Strength | None:
    """The weakest strength by which the sides bound themselves; None without a text of theirs.

    A text of theirs that is silent counts as the weakest of all, `absent`.
    """
    own = [text.strength for text in texts if binds(text, sides)]
    return max(own, key=_RANK.__getitem__, default=None)
