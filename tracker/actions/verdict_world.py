"""What verdicts are judged by: facts, tests and evidence, read once for a list of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Prefetch, Q, prefetch_related_objects

from tracker.models import (
    Assessment,
    Bearing,
    Citation,
    FulfilmentTest,
    Party,
    UpdateVersion,
)
from tracker.models.facts import recurrence_of, terms_of_all
from tracker.rules.deadlines import Deadline
from tracker.rules.edtf import parse
from tracker.rules.evidence import root_of
from tracker.rules.pledge_facts import PledgeFacts
from tracker.rules.recurrence import slots
from tracker.rules.triggers import resolve
from tracker.rules.verdict_case import EvidenceItem, VerdictCase, period_has_closed
from tracker.rules.vocabulary import (
    Assessment as AssessmentWord,
)
from tracker.rules.vocabulary import (
    Delivery,
    Effect,
    SourceKind,
    UpdateKind,
)


class VerdictWorld:
    """Reads what a list of verdicts rests on, and makes each a case for the rules.

    `beforehand` asks what would hold if the first versions of the cited updates were public too:
    verdicts are drafted together with the update that they cite.
    """

    def __init__(self, rows: Sequence[Assessment], *, beforehand: bool = False) -> None:
        self.beforehand = beforehand
        self.keys = sorted({row.pledge_id for row in rows})
        terms = terms_of_all(self.keys)
        self.facts = {key: facts for key, (_, facts) in terms.items()}
        self.versions = {key: version for key, (version, _) in terms.items()}
        parties = list(Party.objects.values_list("slug", "parent__slug", "name_en"))
        self.parents = {slug: parent for slug, parent, _ in parties}
        self.names = {slug: name for slug, _, name in parties}
        tests = FulfilmentTest.objects.public().filter(pledge_id__in=self.keys)
        self.tests = {test.pledge_id: test for test in tests}
        self.levels = self._levels(rows)
        self._read_evidence(rows)

    def _levels(self, rows: Sequence[Assessment]) -> dict[int, set[bool]]:
        """By pledge: has it collective (False) or single (True) verdicts, these rows included?"""
        own = {(row.pledge_id, row.number) for row in rows}
        levels: dict[int, set[bool]] = defaultdict(set)
        for found in Assessment.objects.public().filter(pledge_id__in=self.keys):
            if (found.pledge_id, found.number) not in own:
                levels[found.pledge_id].add(found.obligation_id is not None)
        for row in rows:
            levels[row.pledge_id].add(row.obligation_id is not None)
        return levels

    def _read_evidence(self, rows: Sequence[Assessment]) -> None:
        prefetch_related_objects(rows, "evidence")
        self.cited = {row.pk: [update.pk for update in row.evidence.all()] for row in rows}
        keys = {update for updates in self.cited.values() for update in updates}
        versions = UpdateVersion.objects.public()
        if self.beforehand:
            versions |= UpdateVersion.objects.filter(update__current=None, version=1)
        sources = Citation.objects.select_related("source__side")
        self.updates = {
            version.update_id: version
            for version in versions.filter(update_id__in=keys)
            .select_related("update")
            .prefetch_related(Prefetch("citations", sources))
        }
        self.effects: dict[tuple[int, int], list[Bearing]] = defaultdict(list)
        counted = Q(entry__isnull=False)
        if self.beforehand:
            counted |= Q(update__current=None)
        for bearing in Bearing.objects.filter(
            counted, update_id__in=keys, pledge_id__in=self.keys
        ).select_related("obligation__party"):
            self.effects[bearing.update_id, bearing.pledge_id].append(bearing)

    def case(self, row: Assessment) -> VerdictCase:
        """One verdict with all that decides whether the method allows it."""
        facts = self.facts[row.pledge_id]
        judged = row.obligor.slug if row.obligor else None
        obligors = [judged] if judged else [each.party for each in facts.obligors]
        return VerdictCase(
            kind=facts.kind,
            on=row.as_of,
            assessment=AssessmentWord(row.assessment),
            delivery=Delivery(row.delivery) if row.delivery else None,
            reason=row.reason_en,
            made=facts.made,
            deadline=_deadline(facts, row),
            obligors=tuple(root_of(party, self.parents) for party in obligors),
            has_test=row.pledge_id in self.tests,
            evidence=tuple(self._evidence(row)),
            closed_period=self._period_has_closed(facts, row),
            other_level_verdicts=len(self.levels[row.pledge_id]) > 1,
        )

    def _evidence(self, row: Assessment) -> Iterator[EvidenceItem]:
        for update in self.cited[row.pk]:
            version = self.updates.get(update)
            if version is None:
                continue
            effects = frozenset(
                Effect(each.effect)
                for each in self.effects[update, row.pledge_id]
                if None in (each.obligation_id, row.obligation_id)
                or each.obligation_id == row.obligation_id
            )
            yield EvidenceItem(
                update_id=version.update.slug,
                date=parse(version.date),
                kind=UpdateKind(version.kind),
                effects=effects,
                sources=tuple(self._source(each.source) for each in version.citations.all()),
                complete_search=bool(version.search_complete),
            )

    def _source(self, source: Any) -> tuple[SourceKind, str | None]:
        side = root_of(source.side.slug, self.parents) if source.side else None
        return SourceKind(source.kind), side

    def _period_has_closed(self, facts: PledgeFacts, row: Assessment) -> bool:
        recurrence = recurrence_of(self.versions[row.pledge_id])
        turns = slots(recurrence, facts.rounds, row.as_of) if recurrence else []
        return period_has_closed(turns, facts.made, row.as_of)


def _deadline(facts: PledgeFacts, row: Assessment) -> Deadline:
    own = next(
        (each.due for each in facts.obligors if row.obligor and each.party == row.obligor.slug),
        None,
    )
    if facts.trigger and not own:
        return resolve(facts.trigger, facts.rounds, facts.ended, row.as_of)
    return Deadline.from_edtf(own or facts.due)
