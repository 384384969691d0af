"""How testable a wording is: which of its five parts are there. Shown, never a status."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.rules.vocabulary import Basis, Element


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


@dataclass(frozen=True, slots=True)
class Doubt:
    """A part that is ticked though no field shows it, or shown by a field and not ticked."""

    element: Element
    is_ticked: bool


# What a wording names need not stand in its fields (a deadline may be the obligor's later word),
# so a doubt asks for a second look and refuses nothing.
_TICKED = {
    Element.ACTOR: "An actor is ticked, but nobody is entered who promised.",
    Element.TIME: "A time is ticked, but no deadline and no recurrence is entered.",
    Element.COUNTERPART: "A counterpart is ticked, but nobody is entered to whom it was promised.",
}
_SHOWN = {
    Element.ACTOR: "Somebody is entered who promised: does the text name them?",
    Element.TIME: "A deadline or a recurrence of the text is entered: then the text names a time.",
    Element.COUNTERPART: "Somebody is entered to whom it was promised: does the text name them?",
}


def said(found: Testability) -> str:
    """The count and both lists, as a sentence."""
    names = ", ".join(element.word.label_en.lower() for element in found.present)
    missing = ", ".join(element.word.label_en.lower() for element in found.missing)
    named = f"{found.count} of {len(Element)} named{': ' if names else ''}{names}."
    return f"{named} Not named: {missing}." if missing else named


def questioned(doubt: Doubt) -> str:
    """The doubt in words."""
    return (_TICKED if doubt.is_ticked else _SHOWN)[doubt.element]


def doubts(elements: Collection[Element], content: Mapping[str, Any]) -> list[Doubt]:
    """Where the ticks and the other fields of a pledge do not fit together.

    Only parts that have a field of their own are compared; what is done and how much is measured
    can be read from the text alone.
    """
    shown = _shown(content)
    return [
        Doubt(element, element in elements)
        for element in Element
        if shown.get(element) is not None and shown[element] != (element in elements)
    ]


def _shown(content: Mapping[str, Any]) -> dict[Element, bool | None]:
    """Which parts the fields show; None where they leave it open."""
    recurs = bool(content["recurs_count"] or content["recurs_each_round_of"])
    dated = bool(content["due"] or content["trigger_relation"])
    of_the_text = content["basis"] == Basis.AS_WORDED
    # A date that others gave later does not tell what the text says.
    in_time = None if dated and not of_the_text and not recurs else dated or recurs
    if in_time is False and content["recurs_interval_not_stated"]:
        in_time = None
    towards_each_other = bool(content["joint"]) and len(content["obligors"]) > 1
    return {
        Element.ACTOR: bool(content["obligors"]),
        Element.TIME: in_time,
        Element.COUNTERPART: bool(content["counterparts"]) or towards_each_other,
    }
