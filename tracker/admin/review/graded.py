"""Evidence as a reviewer reads it: each source with what it proves for each obligor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from tracker.actions.verdict_world import VerdictWorld
from tracker.models import Assessment, Bearing, Citation, Obligation, Party, Pledge, UpdateVersion
from tracker.models.bodies import contents_of
from tracker.rules.evidence import grade, root_of
from tracker.rules.vocabulary import Effect, Grade, SourceKind
from tracker.today import today

Parents = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Proof:
    """A grade, and for whom it holds; no names where it holds for every obligor."""

    grade: Grade
    names: str = ""


@dataclass(frozen=True, slots=True)
class GradedSource:
    """One citation with what it proves."""

    citation: Citation
    proofs: tuple[Proof, ...]

    @property
    def kind(self) -> SourceKind:
        """What sort of document it is."""
        return SourceKind(self.citation.source.kind)


@dataclass(frozen=True, slots=True)
class GradedUpdate:
    """An update that a verdict cites, as it bears on the pledge judged."""

    version: UpdateVersion
    effects: tuple[Effect, ...]
    sources: tuple[GradedSource, ...]


def of_update(version: UpdateVersion) -> list[GradedSource]:
    """The sources of an update, graded for all whose promise it bears on.

    The pledges stay with its bearings, each with its version in force and its status of today.
    """
    contents_of([version])
    bearings = list(version.update.bearings.all())
    named = Pledge.objects.with_status(today()).select_related("current")
    pledges = named.in_bulk({each.pledge_id for each in bearings})
    for each in bearings:
        each.pledge = pledges[each.pledge_id]
    promised = Prefetch("pledge__obligations", Obligation.objects.select_related("party"))
    prefetch_related_objects(bearings, promised)
    parties = {party.slug: str(party) for each in bearings for party in _concerned(each)}
    citations = version.citations.all()
    return _graded(citations, parties, parents())


def of_verdict(row: Assessment, world: VerdictWorld) -> list[GradedUpdate]:
    """The updates a verdict cites, the newest first, graded for those whom it judges."""
    facts = world.facts.get(row.pledge_id)
    promised = [each.party for each in facts.obligors] if facts else []
    slugs = [row.obligor.slug] if row.obligor else promised
    judged = {slug: world.names[slug] for slug in slugs}
    cited = (world.updates[key] for key in world.cited[row.pk] if key in world.updates)
    return [
        GradedUpdate(
            version=version,
            effects=tuple(
                Effect(each.effect) for each in world.effects[version.update_id, row.pledge_id]
            ),
            sources=tuple(_graded(version.citations.all(), judged, world.parents)),
        )
        for version in sorted(cited, key=lambda each: each.date, reverse=True)
    ]


def parents() -> Parents:
    """Whose agency each party is, by slug."""
    return dict(Party.objects.values_list("slug", "parent__slug"))


def _concerned(bearing: Bearing) -> list[Party]:
    """The one obligor it names, or all who promised."""
    if bearing.obligor:
        return [bearing.obligor]
    return [each.party for each in bearing.pledge.obligations.all()]


def _graded(
    citations: Iterable[Any], parties: Mapping[str, str], line: Parents
) -> list[GradedSource]:
    return [GradedSource(each, _proofs(each.source, parties, line)) for each in citations]


def _proofs(source: Any, parties: Mapping[str, str], line: Parents) -> tuple[Proof, ...]:
    side = root_of(source.side.slug, line) if source.side else None
    found: dict[Grade, list[str]] = {}
    for slug, name in parties.items():
        proves = grade(SourceKind(source.kind), side, root_of(slug, line))
        found.setdefault(proves, []).append(name)
    if len(found) == 1:
        return tuple(Proof(each) for each in found)
    return tuple(Proof(each, ", ".join(names)) for each, names in found.items())
