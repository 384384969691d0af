"""How the scores of another institution read: its words on one side, numbers on the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from tracker.ingestion.nearest import meant
from tracker.ingestion.problems import shown
from tracker.models.bodies import decimal_text
from tracker.rules.averages import read_average

DECIMALS: Final = Decimal("0.000001")


class NoScore(StrEnum):
    """What a cell may say instead of a score."""

    NOT_SCORED = "not scored"
    NO_OBLIGOR = "no obligor"


@dataclass(frozen=True, slots=True)
class Scale:
    """The words of a scale, or its two ends: then every number between them is a score."""

    words: Mapping[str, Decimal | NoScore] = field(default_factory=dict)
    ends: tuple[Decimal, Decimal] | None = None

    def read(self, text: str) -> Decimal | NoScore:
        """The score that a cell gives; ValueError, with the reason, if it gives none.

        A number is read by its value: `1`, `+1` and `1.0` are the same score.
        """
        if text in self.words:
            return self.words[text]
        try:
            number = read_average(text)
        except ValueError:
            number = None
        for word, score in self.words.items():
            if number is not None and _number(word) == number:
                return score
        if number is not None and self.ends and self.ends[0] <= number <= self.ends[1]:
            return number
        raise ValueError(f"{shown(text)} is not on the scale{meant(text, self.words)}")


def _number(word: str) -> Decimal | None:
    try:
        return read_average(word)
    except ValueError:
        return None


def as_kept(score: Decimal) -> str:
    """A score as the record keeps it: with six decimals at most."""
    return decimal_text(score.quantize(DECIMALS) + 0)
