"""The days by which a pledge is due: the one shape in which timing reads every deadline."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from tracker.rules.edtf import EdtfDate


class DeadlineState(StrEnum):
    """Whether the due days are known: `not_fixed` waits for a round, `stopped` waits in vain."""

    NONE = "none"
    NOT_FIXED = "not_fixed"
    FIXED = "fixed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due window as known on some day.

    `earliest` None means due at any time; `latest` None means that no day is too late. One that
    is not `firm` (about, possibly) never passes by itself. `dialogue` is the round that set it.
    """

    state: DeadlineState
    earliest: date | None = None
    latest: date | None = None
    firm: bool = True
    dialogue: str | None = None

    @classmethod
    def from_edtf(cls, due: EdtfDate | None) -> Self:
        """The deadline a text states; None, no deadline, if it states none."""
        if due is None:
            return cls(DeadlineState.NONE)
        return cls(DeadlineState.FIXED, due.earliest, due.latest, due.firm)
