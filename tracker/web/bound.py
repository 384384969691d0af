"""How firmly the obligors of pledges bound themselves, and how testable what they said is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.filters.known import dated_by
from tracker.filters.subquery import inside
from tracker.models import Party, Wording
from tracker.models.pledge_queries import PledgeQuerySet
from tracker.rules.evidence import root_of
from tracker.rules.strength import SideText, weakest
from tracker.rules.vocabulary import Element, SourceKind, Strength

ELEMENTS = len(Element)


@dataclass(frozen=True, slots=True)
class Bound:
    """One pledge: its weakest own or joint text (None without one), how many elements it names."""

    strength: Strength | None
    elements: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many pledges have one value, and their part of all in percent."""

    value: Strength | int | None
    count: int
    percent: str


@dataclass(frozen=True, slots=True)
class Firmness:
    """Pledges by the weakest strength of their obligors' texts, and by elements named.

    Both lists have a line for every value, none left out, so that two tables can be compared.
    """

    counted: int
    strengths: tuple[Share, ...]
    elements: tuple[Share, ...]


class Sides:
    """Whose voice is whose: an agency speaks for the party it stands under."""

    def __init__(self) -> None:
        found = Party.published.values_list("pk", "parent_id")
        self.parents = {str(key): str(parent) if parent else None for key, parent in found}

    def root(self, party: int | None) -> int | None:
        """The party at the top; None for no party."""
        return None if party is None else int(root_of(str(party), self.parents))

    def roots(self, parties: Iterable[int]) -> set[int]:
        """The parties at the top of each."""
        return {root for party in parties if (root := self.root(party)) is not None}


class BindingTexts:
    """The texts of some pledges, read once; those published after the day are not known yet."""

    def __init__(self, pledges: PledgeQuerySet, day: date) -> None:
        self.sides = Sides()
        self.elements = dict(pledges.order_by().values_list("pk", "current__elements"))
        self.texts = self._texts(pledges, day)
        self.obligors: defaultdict[int, set[int]] = defaultdict(set)
        for pledge, party in pledges.order_by().values_list("pk", "obligations__party"):
            self.obligors[pledge] |= self.sides.roots([party])

    def bounds(self, pledges: Iterable[int], sides: Iterable[int] = ()) -> dict[int, Bound]:
        """Each pledge with the weakest text of its obligors, or only of some of the sides."""
        speakers = self.sides.roots(sides)
        return {
            key: Bound(
                weakest(self.texts[key], speakers or self.obligors[key]), len(self.elements[key])
            )
            for key in pledges
        }

    def _texts(self, pledges: PledgeQuerySet, day: date) -> defaultdict[int, list[SideText]]:
        found: defaultdict[int, list[SideText]] = defaultdict(list)
        published = dated_by(day, "source__published_latest")
        rows = Wording.published.filter(published, pledge__in=inside(pledges.order_by()))
        columns = ("pledge", "source__kind", "side", "strength")
        for pledge, kind, side, strength in rows.order_by().values_list(*columns):
            text = SideText(SourceKind(kind), self.sides.root(side), Strength(strength))
            found[pledge].append(text)
        return found


def firmness(found: Mapping[int, Bound]) -> Firmness:
    """The distribution of both over pledges."""
    strengths = Counter(each.strength for each in found.values())
    elements = Counter(each.elements for each in found.values())
    counted = len(found)

    def share(value: Strength | int | None, count: int) -> Share:
        return Share(value, count, f"{100 * count / counted:.1f}" if counted else "0")

    return Firmness(
        counted,
        tuple(share(value, strengths[value]) for value in (*Strength, None)),
        tuple(share(value, elements[value]) for value in range(ELEMENTS, -1, -1)),
    )


def firmness_of(pledges: PledgeQuerySet, day: date) -> Firmness:
    """The distribution over the counted ones of some pledges."""
    texts = BindingTexts(pledges.counted(), day)
    return firmness(texts.bounds(texts.elements))
