"""What verdicts are judged by: facts, tests and evidence, read once for a list of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from tracker.models import Assessment, Bearing, FulfilmentTest, Party, Pledge, UpdateVersion
from tracker.models.facts import facts_of_all, recurrence_of
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
    """Reads what a list of verdicts rests on, and makes each a case for the rules."""

    def __init__(self, rows: Sequence[Assessment]) -> None:
        self.keys = sorted({row.pledge_id for row in rows})
        self.facts = facts_of_all(self.keys)
        self.parents = dict(Party.objects.values_list("slug", "parent__slug"))
        tests = FulfilmentTest.objects.public().filter(pledge_id__in=self.keys)
        self.tested = set(tests.values_list("pledge_id", flat=True))
        current = Pledge.objects.filter(pk__in=self.keys).select_related("current")
        self.versions = {pledge.pk: pledge.current for pledge in current}
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
        through = Assessment.evidence.through
        cited = through.objects.filter(assessment_id__in=[row.pk for row in rows])
        self.cited: dict[int, list[int]] = defaultdict(list)
        for assessment, update in cited.values_list("assessment_id", "statusupdate_id"):
            self.cited[assessment].append(update)
        keys = {update for updates in self.cited.values() for update in updates}
        versions = UpdateVersion.objects.public().filter(update_id__in=keys)
        self.updates = {
            version.update_id: version
            for version in versions.select_related("update").prefetch_related(
                "citations__source__side"
            )
        }
        self.effects: dict[tuple[int, int], list[Bearing]] = defaultdict(list)
        for bearing in Bearing.objects.filter(
            update_id__in=keys, pledge_id__in=self.keys, entry__isnull=False
        ):
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
            has_test=row.pledge_id in self.tested,
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
        version = self.versions[row.pledge_id]
        recurrence = recurrence_of(version) if version else None
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
