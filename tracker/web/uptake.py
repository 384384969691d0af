"""What later texts took up of the pledges of a round, and what the next round left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from tracker.filters.clock import Clock
from tracker.filters.ordering import by_slug
from tracker.models import Pledge, PledgeLink, Source, Wording
from tracker.rules.uptake import TAKES_UP, Link, next_held, uptake
from tracker.rules.vocabulary import LinkRelation, Strength

from .rounds import Round


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A later pledge that takes up an earlier one."""

    earlier: Pledge
    later: Pledge
    link: PledgeLink

    @property
    def relation(self) -> LinkRelation:
        """What the later text does to the earlier pledge."""
        return LinkRelation(self.link.relation)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A pledge that none of the next round takes up.

    `silent` are texts of that round that were read and say nothing of it; `elsewhere` are the
    pledges of other dialogues that take it up.
    """

    pledge: Pledge
    silent: Sequence[Source]
    elsewhere: Sequence[TakenUp]


@dataclass(frozen=True, slots=True)
class Following:
    """What came after a round.

    `round` is the next one that was held, None while none was; `expected` is then the next one on
    the record, planned or called off. `made` pledges were made at the next round; of the `counted`
    pledges of this round, none of them takes up those `left_out`.
    """

    round: Round | None
    expected: Round | None
    made: int = 0
    counted: int = 0
    left_out: Sequence[LeftOut] = ()

    @property
    def taken_up(self) -> int:
        """How many of the counted pledges the next round took up."""
        return self.counted - len(self.left_out)


def following(
    here: Sequence[Pledge],
    after: Sequence[Round],
    made_next: Collection[int],
    found: Sequence[TakenUp],
    silent: Mapping[int, Sequence[Source]] | None = None,
) -> Following:
    """Sort the counted pledges of a round by whether the next one took them up."""
    upcoming = next_held(after)
    if upcoming is None:
        return Following(None, after[0] if after else None)
    counted = {each.pk: each for each in here if not each.is_bundle and not each.settled}
    made_here = {each.pk for each in here}
    elsewhere = [each for each in found if each.later.pk not in made_here]
    links = [Link(each.later.pk, each.earlier.pk, each.relation) for each in found]
    left_out = uptake(list(counted), made_next, links).not_taken_up
    return Following(
        round=upcoming,
        expected=None,
        made=len(made_next),
        counted=len(counted),
        left_out=[
            LeftOut(
                counted[key],
                (silent or {}).get(key, ()),
                [each for each in elsewhere if each.earlier.pk == key],
            )
            for key in left_out
        ],
    )


def taken_up(pledges: Iterable[int], clock: Clock) -> list[TakenUp]:
    """Links by which one of the pledges takes up another, or is taken up, by the day."""
    keys = list(pledges)
    either = Q(later__in=keys) | Q(earlier__in=keys)
    links = list(PledgeLink.published.filter(either, relation__in=[*TAKES_UP]))
    named = {key for link in links for key in (link.later_id, link.earlier_id)}
    listed = Pledge.published.on(clock.day).for_listing().filter(pk__in=named)
    found = {pledge.pk: pledge for pledge in listed}
    return [
        TakenUp(found[link.earlier_id], found[link.later_id], link)
        for link in links
        if link.earlier_id in found and link.later_id in found
    ]


def silent_texts(
    pledges: Iterable[int], dialogue: int | None, clock: Clock
) -> dict[int, list[Source]]:
    """Texts of a dialogue that are on record as saying nothing of a pledge made elsewhere."""
    of_it = Wording.published.filter(
        pledge__current__dialogue=dialogue, pledge__withdrawn=False, pledge__collection=None
    ).exclude(strength=Strength.ABSENT)
    absent = Wording.published.filter(
        clock.knows("source__published_latest"),
        pledge__in=list(pledges),
        strength=Strength.ABSENT,
        source__in=of_it.values("source"),
    )
    found: dict[int, list[Source]] = {}
    for wording in absent.select_related("source").order_by(by_slug("source__slug")):
        found.setdefault(wording.pledge_id, []).append(wording.source)
    return found
