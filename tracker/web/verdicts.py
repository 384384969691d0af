"""The verdicts of one pledge, newest first, each with the evidence it rests on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tracker.filters.clock import Clock
from tracker.models import Assessment, Party, Pledge
from tracker.models.reading import Reading
from tracker.rules.vocabulary import Assessment as AssessmentWord
from tracker.rules.vocabulary import (
    Change,
    Confidence,
    Delivery,
    Grade,
    NonDeliveryReason,
    Vocabulary,
)

from .evidence import BEST_FIRST, GradedEvidence, Grader, Report, by_grade


@dataclass(frozen=True)
class Verdict:
    """One verdict; `obligors` are those it speaks for, `own_word_only` those whom nobody confirms.

    `in_force_for` are those for whom no newer one speaks; empty for a verdict of the past.
    """

    row: Assessment
    obligors: Sequence[Party]
    evidence: Sequence[Report]
    own_word_only: Sequence[Party]
    in_force_for: Sequence[Party]

    @property
    def finding(self) -> Vocabulary:
        """What was found, or that nothing was decided: delivery, under review, not assessable."""
        return (
            Delivery(self.row.delivery)
            if self.row.delivery
            else AssessmentWord(self.row.assessment)
        )

    @property
    def confidence(self) -> Confidence | None:
        """How sure the analyst is."""
        return Confidence(self.row.confidence) if self.row.confidence else None

    @property
    def grades(self) -> list[Grade]:
        """Who says so: every grade among the evidence, the best first."""
        found = {grade for report in self.evidence for grade in report.grades}
        return [grade for grade in BEST_FIRST if grade in found]

    @property
    def non_delivery_reason(self) -> NonDeliveryReason | None:
        """Why it was not delivered, where a source tells."""
        reason = self.row.non_delivery_reason
        return NonDeliveryReason(reason) if reason else None

    @property
    def correction(self) -> Change | None:
        """What sort of correction this version is, if it is one."""
        change = Change(self.row.change)
        return None if change is Change.PUBLICATION else change

    @property
    def day(self) -> str:
        """The day it speaks about, as EDTF."""
        return self.row.as_of.isoformat()


def rows(pledge: Pledge, clock: Clock) -> list[Assessment]:
    """The published verdicts dated by the day, newest first, withdrawn ones left out."""
    found = Reading(clock.revision).rows(Assessment).filter(pledge=pledge, as_of__lte=clock.day)
    return list(
        found.select_related("obligation__party", "entry")
        .prefetch_related("evidence")
        .order_by("-as_of", "-number")
    )


def verdicts(
    found: Sequence[Assessment],
    obligors: Sequence[Party],
    reports: Mapping[int, Report],
    grader: Grader,
) -> list[Verdict]:
    """The verdicts with their evidence; an update withdrawn since is no longer among it."""
    in_force = _in_force(found, obligors)
    return [_verdict(row, obligors, reports, grader, in_force.get(row.pk, ())) for row in found]


@dataclass(frozen=True, slots=True)
class InForce:
    """A verdict in force; evidence that stands in full under one before it is only `repeated`."""

    verdict: Verdict
    graded_evidence: Sequence[GradedEvidence]
    repeated: Sequence[Report]


def in_force(verdicts: Sequence[Verdict]) -> list[InForce]:
    """The verdicts that no newer one replaces, so that no piece of evidence is told twice."""
    told: set[int] = set()
    found = []
    for verdict in (each for each in verdicts if each.in_force_for):
        fresh = [each for each in verdict.evidence if each.version.update_id not in told]
        again = [each for each in verdict.evidence if each.version.update_id in told]
        told |= {each.version.update_id for each in fresh}
        found.append(InForce(verdict, by_grade(fresh), again))
    return found


def said_of(verdicts: Sequence[Verdict]) -> dict[int, Verdict]:
    """The verdict in force for each obligor, by key."""
    return {party.pk: each for each in verdicts for party in each.in_force_for}


def shared(in_force: Collection[Verdict]) -> Verdict | None:
    """One verdict to show for all obligors, if those in force all say the same."""
    said = {
        (each.row.assessment, each.row.delivery, each.row.reason_en, each.row.as_of)
        for each in in_force
    }
    return next(iter(in_force)) if len(said) == 1 else None


def _in_force(found: Sequence[Assessment], obligors: Sequence[Party]) -> dict[int, list[Party]]:
    """For each verdict the obligors it decides for: its own newest one, else the collective one."""
    in_force: dict[int, list[Party]] = {}
    for party in obligors:
        own = [row for row in found if row.obligor == party]
        collective = [row for row in found if row.obligor is None]
        for row in [*own, *collective][:1]:
            in_force.setdefault(row.pk, []).append(party)
    return in_force


def _verdict(
    row: Assessment,
    obligors: Sequence[Party],
    reports: Mapping[int, Report],
    grader: Grader,
    in_force_for: Sequence[Party],
) -> Verdict:
    concerned = [row.obligor] if row.obligor else list(obligors)
    evidence = [reports[each.pk] for each in row.evidence.all() if each.pk in reports]
    evidence.sort(key=lambda report: (report.version.date_latest, report.version.update.slug))
    sources = [cited.source for report in evidence for cited in report.sources]
    own_word_only = grader.only_own_word(sources, concerned)
    return Verdict(row, concerned, evidence, own_word_only, in_force_for)
