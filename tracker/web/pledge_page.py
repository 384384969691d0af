"""The parts of a pledge page, each read once, for one day and one state of the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from tracker.filters.clock import Clock
from tracker.filters.known import dated_by, published_by
from tracker.filters.ordering import by_slug
from tracker.models import (
    Conflict,
    ExternalVerdict,
    FulfilmentTest,
    Obligation,
    Party,
    Pledge,
    PledgeVersion,
    Source,
    Wording,
)
from tracker.models.reading import Reading
from tracker.rules.testability import testability
from tracker.rules.vocabulary import (
    Change,
    Deliverable,
    Element,
    LogVerb,
    PledgeKind,
    Strength,
)

from . import verdicts as verdict_rows
from .deadline import deadline_view
from .evidence import Grader, Report, reports
from .external import institutions
from .outlook import outlook
from .pledge_status import ObligorStatus, Standings, review_of, standings
from .related import related
from .timeline import timeline
from .verdicts import Verdict
from .voices import differences, voices

CORRECTIONS = (LogVerb.CORRECT, LogVerb.CORRECT_TYPO, LogVerb.WITHDRAW, LogVerb.REDACT)


class PledgePage:
    """Reads everything that one pledge page shows."""

    def __init__(self, pledge: Pledge, version: PledgeVersion, clock: Clock) -> None:
        # Whoever asks the version for its pledge gets this one, without a query.
        version.pledge = pledge
        self.pledge, self.version, self.clock = pledge, version, clock
        self.reading = Reading(clock.revision)
        self.obligations: list[Obligation] = list(pledge.obligations.select_related("party"))
        self.obligors: list[Party] = [each.party for each in self.obligations]
        self.grader = Grader(self.obligors)

    def context(self) -> dict[str, Any]:
        """What the template is given."""
        rows = verdict_rows.rows(self.pledge, self.clock)
        found = self._reports(each.pk for row in rows for each in row.evidence.all())
        verdicts = verdict_rows.verdicts(rows, self.obligors, found, self.grader)
        here = [report for report in found.values() if report.bearings]
        promised = self.promised()
        conflicts = self.conflicts(found)
        external = self.external()
        history = list(self.reading.entries(self.pledge))
        return {
            "is_withdrawn": self.version.change == Change.WITHDRAWAL,
            **promised,
            **self.delivered(verdicts),
            "verdicts": verdicts,
            "verdicts_in_force": verdict_rows.in_force(verdicts),
            "verdicts_of_the_past": [each for each in verdicts if not each.in_force_for],
            "corrections": [each for each in history if each.verb in CORRECTIONS],
            "outlook": outlook(promised["kind"], verdicts),
            "denials": [report for report in here if report.denies],
            "searches": [report for report in here if report.is_search],
            "conflicts": conflicts,
            "timeline": timeline(self.version, promised["deadline"], here, verdicts),
            "related": related(self.pledge, self.version, self.clock),
            "external": external,
            "institutions": institutions(external),
            "sources": distinct_sources(promised["wordings"], here, conflicts, external),
            "history": history,
        }

    def promised(self) -> dict[str, Any]:
        """Who promised what to whom, in which words, by when, and how it will be judged."""
        version, wordings = self.version, self.wordings()
        return {
            "obligors": self.obligors,
            "counterparts": list(self.pledge.counterparts.all()),
            "kind": PledgeKind(version.kind),
            "deliverable": Deliverable(version.deliverable),
            "testability": testability([Element(each) for each in version.elements]),
            "deadline": deadline_view(self.pledge, version, self.clock),
            "wordings": wordings,
            "voices": voices(wordings),
            "parallel": differences(wordings),
            "test": self.reading.rows(FulfilmentTest).filter(pledge=self.pledge).first(),
        }

    def delivered(self, verdicts: Sequence[Verdict]) -> dict[str, Any]:
        """Where the pledge and each obligor stand, with the verdicts that say so.

        `shared_verdict` stands for all obligors; without one, each line has its own.
        """
        status = standings(self.pledge, self.obligations, self.clock)
        in_force = verdict_rows.said_of(verdicts)
        shared = verdict_rows.shared(in_force.values())
        return {
            "standings": status,
            "review": review_of(status.pledge, self.clock.day) if status else None,
            "shared_verdict": shared,
            "obligor_lines": obligor_lines(status, {} if shared else in_force),
        }

    def wordings(self) -> list[tuple[Wording, Strength]]:
        """Each side's own text, published by the day, with its strength, in the record's order."""
        published = dated_by(self.clock.day, "source__published_latest")
        found = self.reading.rows(Wording).filter(published, pledge=self.pledge)
        rows = found.select_related("source__side", "source__link_check", "side").order_by("number")
        return [(each, Strength(each.strength)) for each in rows]

    def conflicts(self, found: Iterable[int]) -> list[Conflict]:
        """Accounts that contradict each other about the pledge or an update shown here.

        One about what happened or was published after the day is not known yet.
        """
        mine = Q(pledges=self.pledge) | Q(updates__in=list(found))
        happened_later = Q(updates__current__date_latest__gt=self.clock.day)
        told_later = Q(sources__published_latest__gt=self.clock.day)
        rows = self.reading.rows(Conflict).filter(mine).exclude(happened_later).exclude(told_later)
        told = ("sources__side", "sources__link_check")
        return list(rows.distinct().prefetch_related(*told).order_by("slug"))

    def external(self) -> list[ExternalVerdict]:
        """Other institutions' scores published by the day, shown beside ours and never mixed in."""
        rows = self.reading.rows(ExternalVerdict).filter(pledge=self.pledge)
        known = rows.filter(published_by(self.clock.day))
        named = ("source__side", "source__link_check", "obligation__party")
        order = ("institution", by_slug("obligation__party__slug"), by_slug())
        return list(known.select_related(*named).order_by(*order))

    def _reports(self, cited: Iterable[int]) -> dict[int, Report]:
        bearings = self.reading.bearings().filter(pledge=self.pledge)
        keys = {*bearings.values_list("update_id", flat=True), *cited}
        return reports(keys, self.pledge.pk, self.clock, self.grader)


@dataclass(frozen=True, slots=True)
class ObligorLine:
    """One obligor's status with its verdict; `same_as` has the verdict already, word for word."""

    obligor: ObligorStatus
    verdict: Verdict | None
    same_as: Party | None = None


def obligor_lines(status: Standings | None, said: Mapping[int, Verdict]) -> list[ObligorLine]:
    """A line for each obligor; a reason that stands in an earlier line is not said again."""
    lines: list[ObligorLine] = []
    first: dict[str, Party] = {}
    for each in status.obligors if status else ():
        verdict = said.get(each.party.pk)
        same_as = first.get(verdict.row.reason_en) if verdict else None
        if verdict and not same_as:
            first[verdict.row.reason_en] = each.party
        lines.append(ObligorLine(each, verdict, same_as))
    return lines


def distinct_sources(
    wordings: Sequence[tuple[Wording, Strength]],
    found: Iterable[Report],
    conflicts: Iterable[Conflict],
    external: Iterable[ExternalVerdict],
) -> list[Source]:
    """Every source that the page names, once, in the order of the page."""
    named = _sources(wordings, found, conflicts, external)
    return list({source.pk: source for source in named}.values())


def _sources(
    wordings: Sequence[tuple[Wording, Strength]],
    found: Iterable[Report],
    conflicts: Iterable[Conflict],
    external: Iterable[ExternalVerdict],
) -> Iterator[Source]:
    yield from (wording.source for wording, _ in wordings)
    yield from (cited.source for report in found for cited in report.sources)
    yield from (source for conflict in conflicts for source in conflict.sources.all())
    yield from (each.source for each in external)
