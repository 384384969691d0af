"""The facts behind a status, read from the record for the pure rules.

`facts_of` answers for the record as it is, or as it stood after log entry `revision`. Only what
is public counts. Pledges are read in lists: the number of queries does not grow with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from tracker.rules.edtf import EdtfDate, parse
from tracker.rules.pledge_facts import EffectFact, ObligorFact, PledgeFacts, VerdictFact
from tracker.rules.triggers import Round
from tracker.rules.verdict_case import EvidenceItem, delivered_on
from tracker.rules.vocabulary import Assessment as AssessmentWord
from tracker.rules.vocabulary import (
    Change,
    Delivery,
    Effect,
    PledgeKind,
    UpdateKind,
)

from .assessment import Assessment
from .dialogue import DialogueVersion
from .mechanism import Mechanism
from .obligation import Obligation
from .pledge import Pledge, PledgeVersion
from .status_update import Bearing, UpdateVersion
from .terms import edtf_or_none, recurrence_of, round_of, trigger_of

__all__ = [
    "edtf_or_none",
    "facts_of",
    "facts_of_all",
    "newest",
    "recurrence_of",
    "round_of",
    "terms_of_all",
]


def facts_of(pledge: Pledge, revision: int | None = None) -> PledgeFacts | None:
    """The facts of one pledge; None when it was not public at that revision."""
    using = pledge._state.db or "default"
    return facts_of_all([pledge.pk], revision, using=using).get(pledge.pk)


def facts_of_all(
    pledges: Sequence[int], revision: int | None = None, *, using: str = "default"
) -> dict[int, PledgeFacts]:
    """The facts of many pledges by primary key; those not public (or withdrawn) are left out."""
    reader = _Reader(pledges, revision, using)
    return {version.pledge_id: reader.facts(version) for version in reader.versions}


def terms_of_all(pledges: Sequence[int]) -> dict[int, tuple[PledgeVersion, PledgeFacts]]:
    """What many pledges promised, without what happened since: all that a new verdict needs."""
    reader = _Reader(pledges, None, "default", with_history=False)
    return {version.pledge_id: (version, reader.facts(version)) for version in reader.versions}


def newest(queryset: Any, revision: int | None) -> Any:
    """The public version of each lineage, now or at a revision; withdrawn ones left out."""
    if revision is None:
        return queryset.public()
    return queryset.at_revision(revision).exclude(change=Change.WITHDRAWAL)


def _needs_rounds(version: PledgeVersion) -> bool:
    return bool(version.trigger_relation or version.recurs_each_round_of_id)


class _Reader:
    """Everything the facts of a list of pledges need, in one query per noun."""

    def __init__(
        self,
        pledges: Sequence[int],
        revision: int | None,
        using: str,
        *,
        with_history: bool = True,
    ) -> None:
        self.revision, self.using = revision, using
        mine = Q(pledge_id__in=pledges)
        self.versions = list(
            self._newest(PledgeVersion, mine).select_related(
                "trigger_dialogue",
                "trigger_next_round_of",
                "trigger_after",
                "recurs_each_round_of",
            )
        )
        self.obligors = self._by_pledge(
            Obligation.objects.using(using).filter(mine).select_related("party")
        )
        self.bearings = self._by_pledge(self._bearings(mine) if with_history else ())
        self.updates = self._updates()
        self.verdicts = self._by_pledge(
            self._newest(Assessment, mine)
            .select_related("obligation__party")
            .prefetch_related("evidence")
            if with_history
            else ()
        )
        self.rounds = self._rounds()
        self.ended = self._ended()

    def facts(self, version: PledgeVersion) -> PledgeFacts:
        """The facts of one of the pledges."""
        key = version.pledge_id
        bearings = [each for each in self.bearings[key] if each.update_id in self.updates]
        return PledgeFacts(
            kind=PledgeKind(version.kind),
            made=parse(version.made_on),
            obligors=tuple(
                ObligorFact(each.party.slug, edtf_or_none(each.due)) for each in self.obligors[key]
            ),
            due=edtf_or_none(version.due),
            trigger=trigger_of(version),
            rounds=self.rounds if _needs_rounds(version) else (),
            ended=self.ended,
            verdicts=tuple(self._verdict(each, bearings) for each in self.verdicts[key]),
            effects=tuple(self._effects(bearings)),
        )

    def _newest(self, model: type[Any], wanted: Q) -> Any:
        return newest(model.objects.using(self.using).filter(wanted), self.revision)

    def _bearings(self, mine: Q) -> QuerySet:
        published = Bearing.objects.using(self.using).filter(mine, entry__isnull=False)
        if self.revision is not None:
            published = published.filter(entry__lte=self.revision)
        return published.select_related("obligation__party", "update")

    def _updates(self) -> dict[int, UpdateVersion]:
        keys = {each.update_id for bearings in self.bearings.values() for each in bearings}
        found = self._newest(UpdateVersion, Q(update_id__in=keys))
        return {version.update_id: version for version in found}

    def _ended(self) -> dict[str, EdtfDate]:
        """When forums ended, by slug: only a deadline that hangs on a round asks for it."""
        if not any(_needs_rounds(version) for version in self.versions):
            return {}
        forums = Mechanism.objects.using(self.using).public().exclude(ended="")
        return {slug: parse(ended) for slug, ended in forums.values_list("slug", "ended")}

    def _rounds(self) -> tuple[Round, ...]:
        if not any(_needs_rounds(version) for version in self.versions):
            return ()
        mechanisms = {
            key
            for version in self.versions
            for key in (version.trigger_next_round_of_id, version.recurs_each_round_of_id)
        }
        named = {
            key
            for version in self.versions
            for key in (version.trigger_dialogue_id, version.trigger_after_id)
        }
        of_same_forum = Q(mechanism__dialogue_versions__dialogue_id__in=named - {None})
        wanted = (
            Q(mechanism_id__in=mechanisms - {None})
            | Q(dialogue_id__in=named - {None})
            | of_same_forum
        )
        found = self._newest(DialogueVersion, wanted).select_related("dialogue", "mechanism")
        return tuple(round_of(version) for version in found.distinct())

    def _verdict(self, verdict: Assessment, bearings: Sequence[Bearing]) -> VerdictFact:
        who = verdict.obligation.party.slug if verdict.obligation else None
        cited = {update.pk for update in verdict.evidence.all()}
        concerned = [
            each
            for each in bearings
            if each.update_id in cited
            and (
                each.obligation_id is None or each.obligation_id == verdict.obligation_id or not who
            )
        ]
        return VerdictFact(
            on=verdict.as_of,
            number=verdict.number,
            assessment=AssessmentWord(verdict.assessment),
            delivery=Delivery(verdict.delivery) if verdict.delivery else None,
            delivered_on=delivered_on(self._evidence(concerned)),
            obligor=who,
        )

    def _evidence(self, bearings: Iterable[Bearing]) -> list[EvidenceItem]:
        return [
            EvidenceItem(
                update_id=each.update.slug,
                date=parse(self.updates[each.update_id].date),
                kind=UpdateKind(self.updates[each.update_id].kind),
                effects=frozenset({Effect(each.effect)}),
            )
            for each in bearings
        ]

    def _effects(self, bearings: Sequence[Bearing]) -> Iterable[EffectFact]:
        """In an order that does not depend on keys: by update and effect."""
        ordered = sorted(bearings, key=lambda each: (each.update.slug, each.effect))
        for order, each in enumerate(ordered):
            version = self.updates[each.update_id]
            # A date without an end has no day on which it is sure to have happened.
            if not (latest := parse(version.date).latest):
                continue
            position = version.kind == UpdateKind.POSITION
            yield EffectFact(
                day=latest,
                order=order,
                effect=Effect(each.effect),
                obligor=each.obligation.party.slug if each.obligation else None,
                denies=position and each.effect == Effect.BREACH_DENIED,
            )

    @staticmethod
    def _by_pledge(rows: Iterable[Any]) -> Mapping[int, list[Any]]:
        grouped: dict[int, list[Any]] = defaultdict(list)
        for row in rows:
            grouped[row.pledge_id].append(row)
        return grouped
