"""How testable a wording is: which of its five parts are there. Shown, never a status."""

from collections.abc import Collection
from dataclasses import dataclass

from tracker.rules.vocabulary import Element


@dataclass(frozen=True, slots=True)
class Testability:
    """The parts that a wording names and those it leaves out, both in the fixed order."""

    present: tuple[Element, ...]
    missing: tuple[Element, ...]

    @property
    def count(self) -> int:
        """How many of the five are there."""
        return len(self.present)


def testability(elements: Collection[Element]) -> Testability:
    """Sort the five parts into present and missing. A low count decides nothing (method rule 6)."""
    present = tuple(element for element in Element if element in elements)
    missing = tuple(element for element in Element if element not in elements)
    return Testability(present, missing)
