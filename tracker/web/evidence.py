"""Updates with their sources, and what each source proves for each obligor (METHOD 14, 15).

A source is graded by the party at the root of its side and that of the obligor, so that a text of
one side is self-report for itself and confirmation for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q, QuerySet

from tracker.filters.clock import Clock
from tracker.models import Bearing, Citation, Measurement, Party, Source, UpdateVersion
from tracker.models.reading import Reading
from tracker.rules.evidence import confirms, grade, root_of
from tracker.rules.vocabulary import Effect, Grade, SourceKind, UpdateKind


@dataclass(frozen=True, slots=True)
class Proof:
    """What a source proves, and for which obligors; no obligors named = for all of them."""

    grade: Grade
    parties: tuple[Party, ...] = ()


# What a reader looks for first; `Grade` itself is in no order of worth.
BEST_FIRST = (Grade.INDEPENDENT, Grade.COUNTERPART, Grade.SELF_REPORT, Grade.OPINION)


@dataclass(frozen=True)
class CitedSource:
    """One citation with its grades."""

    citation: Citation
    proofs: tuple[Proof, ...]

    @property
    def source(self) -> Source:
        """The document cited."""
        return self.citation.source


@dataclass(frozen=True)
class Report:
    """One update on the page of a pledge: what happened, its effects here, who reports it."""

    version: UpdateVersion
    bearings: tuple[Bearing, ...]
    elsewhere: tuple[Bearing, ...]
    sources: tuple[CitedSource, ...]
    measurements: tuple[Measurement, ...] = field(default=())

    @property
    def kind(self) -> UpdateKind:
        """Event, position or search."""
        return UpdateKind(self.version.kind)

    @cached_property
    def effects(self) -> list[tuple[Effect, Party | None]]:
        """Each effect on this pledge, with the one obligor it concerns, if it is not all."""
        return [(Effect(each.effect), each.obligor) for each in self.bearings]

    @property
    def denies(self) -> bool:
        """Whether it is a party's position that denies a fact or verdict."""
        return self.kind is UpdateKind.POSITION and Effect.BREACH_DENIED in {
            effect for effect, _ in self.effects
        }

    @property
    def is_search(self) -> bool:
        """Whether it tells where somebody looked."""
        return self.kind is UpdateKind.SEARCH

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """What its sources prove for any obligor of the page, the best first; none for a search."""
        if self.is_search:
            return ()
        found = {proof.grade for cited in self.sources for proof in cited.proofs}
        return tuple(grade for grade in BEST_FIRST if grade in found)


@dataclass(frozen=True, slots=True)
class GradedEvidence:
    """Evidence by the best grade that it has; no grade = searches, which no source reports."""

    grade: Grade | None
    reports: tuple[Report, ...]


def by_grade(found: Iterable[Report]) -> list[GradedEvidence]:
    """Evidence in groups, the best grade first, searches last, each group in the order given."""
    groups: dict[Grade | None, list[Report]] = {grade: [] for grade in (*BEST_FIRST, None)}
    for report in found:
        groups[report.grades[0] if report.grades else None].append(report)
    return [GradedEvidence(grade, tuple(group)) for grade, group in groups.items() if group]


class Grader:
    """Grades sources for obligors; reads the line of parents of every party once."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self.parties = parties
        rows = Party.published.values_list("slug", "parent__slug")
        self.parents: Mapping[str, str | None] = dict(rows)

    def grade(self, source: Source, obligor: Party) -> Grade:
        """What a source proves for one obligor."""
        side = root_of(source.side.slug, self.parents) if source.side else None
        return grade(SourceKind(source.kind), side, root_of(obligor.slug, self.parents))

    def proofs(self, source: Source) -> tuple[Proof, ...]:
        """What a source proves for the obligors of this page; just the grade if all share it."""
        graded: dict[Grade, list[Party]] = {}
        for party in self.parties:
            graded.setdefault(self.grade(source, party), []).append(party)
        if len(graded) == 1:
            return tuple(Proof(grade) for grade in graded)
        return tuple(Proof(grade, tuple(parties)) for grade, parties in graded.items())

    def only_own_word(self, sources: Iterable[Source], parties: Iterable[Party]) -> list[Party]:
        """The obligors for whom there is a source, but none that anyone else speaks through."""
        listed = list(sources)
        return [
            party
            for party in parties
            if listed and not confirms(self.grade(source, party) for source in listed)
        ]


def reports(keys: Iterable[int], pledge: int, clock: Clock, grader: Grader) -> dict[int, Report]:
    """The public updates among these, by key, as far as they had happened by the day."""
    reading = Reading(clock.revision)
    happened = Q(date_latest__lte=clock.day)
    versions = list(_with_sources(reading.rows(UpdateVersion).filter(happened, update__in=keys)))
    bearings = reading.bearings().filter(
        update__in=[version.update_id for version in versions],
        pledge__withdrawn=False,
        pledge__current__made_latest__lte=clock.day,
    )
    here: dict[int, list[Bearing]] = {}
    elsewhere: dict[int, list[Bearing]] = {}
    for each in bearings.select_related("pledge__current", "obligation__party"):
        side = here if each.pledge_id == pledge else elsewhere
        side.setdefault(each.update_id, []).append(each)
    return {
        version.update_id: Report(
            version=version,
            bearings=tuple(here.get(version.update_id, ())),
            elsewhere=_one_per_pledge(elsewhere.get(version.update_id, ())),
            sources=tuple(
                CitedSource(citation, grader.proofs(citation.source))
                for citation in version.citations.all()
            ),
            measurements=tuple(version.measurements.all()),
        )
        for version in versions
    }


def _one_per_pledge(bearings: Iterable[Bearing]) -> tuple[Bearing, ...]:
    return tuple({each.pledge_id: each for each in bearings}.values())


def _with_sources(versions: QuerySet[UpdateVersion]) -> QuerySet[UpdateVersion]:
    return (
        versions.select_related("update")
        .prefetch_related(
            "citations__source__side",
            "citations__source__link_check",
            "reporters",
            "measurements__indicator",
        )
        .order_by("date_latest", "update__slug")
    )
