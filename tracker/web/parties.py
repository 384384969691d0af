"""Who promises: states with their agencies, and what each promised and was promised."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404

from tracker.filters.clock import Clock
from tracker.filters.collected import OBLIGOR
from tracker.filters.frame import AS_OF, positive
from tracker.filters.frame import page as page_number
from tracker.filters.ordering import by_slug, by_text, newest_first
from tracker.filters.party import promised_by, with_children
from tracker.filters.query_string import PAGE
from tracker.filters.subquery import inside
from tracker.models import Mechanism, Party, Pledge, Segment
from tracker.rules.vocabulary import PartyKind

from .bound import BindingTexts, Bound, firmness
from .elsewhere import elsewhere, only_collected_counts
from .figures import figures
from .page import Page
from .paging import page_of
from .tally import NOTHING, Tally, families, part_figures, summed, tally, tally_of_parts

PER_PAGE = 100
RECEIVED_PAGE = "received_page"


@dataclass(frozen=True, slots=True)
class Part:
    """What one obligor did of a pledge; its own status may differ from that of the whole."""

    party: Party
    status: Segment


@dataclass(frozen=True, slots=True)
class Promise:
    """One pledge of a party, with the part of the party or of each of its agencies."""

    pledge: Pledge
    whole: Segment
    parts: Sequence[Part]
    bound: Bound

    @property
    def reads_differently(self) -> bool:
        """Whether the label of the whole is not that of every part shown."""
        return any(part.status.label != self.whole.label for part in self.parts)


@dataclass(frozen=True, slots=True)
class Agency:
    """One that stands under a party: its own part of counted pledges, and those made to it."""

    party: Party
    made: Tally
    received: Tally


class PartyList(Page):
    """Every party, agencies under their state, in the order of their names: no ranking."""

    template_name = "parties/list.html"
    parameters = (AS_OF, PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        under = families()
        heads = sorted(under, key=lambda party: (party.name_en.casefold(), party.slug))
        page = page_of(heads, page_number(self.request.GET), PER_PAGE)
        made = tally_of_parts(self.clock.day)
        received = tally(self.clock.day, "counterparts")
        theirs = only_collected_counts(self.clock.day, OBLIGOR, [each.pk for each in page])
        rows = [
            (
                party,
                PartyKind(party.kind),
                under[party],
                summed(made, [party.pk, *(each.pk for each in under[party])]),
                summed(received, [party.pk, *(each.pk for each in under[party])]),
                theirs.get(party.pk, 0),
            )
            for party in page
        ]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class PartyDetail(Page):
    """One party: its own part of each pledge it made, and the pledges made to it."""

    template_name = "parties/detail.html"
    parameters = (AS_OF, PAGE, RECEIVED_PAGE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = Party.published.select_related("parent")
        party: Party = get_object_or_404(public, slug=kwargs["slug"])
        family = with_children([party])
        received = received_by(family, self.clock)
        received_number = positive(self.request.GET, RECEIVED_PAGE, default=1)
        return super().get_context_data(
            party=party,
            kind=PartyKind(party.kind),
            agencies=agencies(party, family, self.clock),
            mechanisms=Mechanism.published.filter(parties__in=family).distinct(),
            **self.made(party, family),
            figures=figures(received),
            elsewhere=elsewhere(
                Pledge.published_anywhere.on(self.clock.day).filter(pk__in=promised_by(family)),
                f"obligor={party.slug}",
            ),
            received_page=page_of(newest(received), received_number),
            **kwargs,
        )

    def made(self, party: Party, family: Collection[int]) -> dict[str, Any]:
        """What it promised: one page of it, and the figures of all."""
        day = self.clock.day
        pledges = Pledge.published.on(day).filter(pk__in=promised_by(family))
        page = page_of(newest(pledges), page_number(self.request.GET))
        texts = BindingTexts(pledges, day)
        counted = pledges.counted().order_by().values_list("pk", flat=True)
        return {
            "page": page,
            "promises": promises(
                page, family, texts.bounds(texts.elements, [party.pk]), self.clock
            ),
            "part_figures": part_figures(day, family),
            "firmness": firmness(texts.bounds(counted, [party.pk])),
        }


def newest(pledges: Any) -> Any:
    """As a list shows pledges: the newest first."""
    return pledges.for_listing().order_by(newest_first("current__made_latest"), by_slug())


def received_by(family: Iterable[int], clock: Clock) -> Any:
    """Pledges made to one of the parties by others."""
    to_them = inside(Pledge.published.filter(counterparts__in=family))
    made = promised_by(list(family))
    return Pledge.published.on(clock.day).filter(pk__in=to_them).exclude(pk__in=made)


def promises(
    pledges: Iterable[Pledge], family: Iterable[int], bound: Mapping[int, Bound], clock: Clock
) -> list[Promise]:
    """The pledges with the parts of the family, read at once."""
    listed: list[Any] = list(pledges)
    found = (
        Segment.published.on(clock.day)
        .filter(pledge__in=[each.pk for each in listed], obligation__party__in=family)
        .select_related("obligation__party")
        .order_by("obligation__party__slug")
    )
    parts: dict[int, list[Part]] = {each.pk: [] for each in listed}
    for segment in found:
        parts[segment.pledge_id].append(Part(segment.obligation.party, segment))
    return [Promise(each, each.status, parts[each.pk], bound[each.pk]) for each in listed]


def agencies(party: Party, family: Collection[int], clock: Clock) -> list[Agency]:
    """Those that stand under a party at any depth, by name."""
    under = Party.published.filter(pk__in=family).exclude(pk=party.pk)
    made = tally_of_parts(clock.day)
    received = tally(clock.day, "counterparts")
    return [
        Agency(each, made.get(each.pk, NOTHING), received.get(each.pk, NOTHING))
        for each in under.order_by(by_text("name_en"), by_slug())
    ]
