"""The dated facts of the record, and the page of one: what it bears on, what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from tracker import filters
from tracker.filters.clock import Clock
from tracker.filters.frame import AS_OF
from tracker.filters.query_string import PAGE
from tracker.filters.status_update import ORDERS
from tracker.models import Assessment, Bearing, Conflict, Party, Pledge, StatusUpdate, UpdateVersion
from tracker.models.reading import Reading
from tracker.rules.vocabulary import Assessment as AssessmentWord
from tracker.rules.vocabulary import Change, Confidence, Delivery, Effect, UpdateKind, Vocabulary

from .evidence import CitedSource, Grader, Report
from .filter_form import UPDATE_FACETS, FilterForm
from .page import Page
from .paging import page_of
from .sharing import share_of_update
from .twins import OF_UPDATES, twins
from .update_history import history


@dataclass(frozen=True, slots=True)
class ListedUpdate:
    """One update in a list, with each pledge that it bears on once."""

    update: StatusUpdate
    version: UpdateVersion
    kind: UpdateKind
    bears_on: Sequence[tuple[Pledge, list[Effect]]]


@dataclass(frozen=True)
class Influence:
    """One pledge that the update bears on: the effects, and where the pledge stands today."""

    pledge: Pledge
    effects: Sequence[tuple[Effect, Party | None]]


class UpdateList(Page):
    """All updates, filtered, newest first, in pages."""

    template_name = "updates/list.html"
    parameters = None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        selection = filters.updates(self.request.GET, today=self.today)
        self.clock = Clock(self.today, selection.as_of)
        found = selection.queryset.select_related("current").prefetch_related(
            Prefetch("bearings", public_bearings(self.clock), to_attr="public_bearings")
        )
        page = page_of(found, selection.page)
        return super().get_context_data(
            selection=selection,
            filter_form=FilterForm(selection, UPDATE_FACETS, ORDERS),
            page=page,
            listed=selection.listed.count(),
            twins=twins(OF_UPDATES, selection.query_with(PAGE, "")),
            rows=[listed(update) for update in page],
            **kwargs,
        )


class UpdateDetail(Page):
    """One update; a withdrawn one keeps its page, which says so."""

    template_name = "updates/detail.html"
    parameters = (AS_OF,)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = StatusUpdate.published.select_related("current__update", "current__entry")
        update: StatusUpdate = get_object_or_404(public, slug=kwargs["slug"])
        version: Any = update.current
        if version.date_latest and version.date_latest > self.clock.day:
            self.template_name = "updates/not_yet.html"
        influences = influence(update, self.clock)
        return super().get_context_data(
            update=update,
            version=version,
            kind=UpdateKind(version.kind),
            is_withdrawn=version.change == Change.WITHDRAWAL,
            reporters=list(version.reporters.all()),
            report=report(version, influences),
            influences=influences,
            verdicts=verdicts(update, self.clock.day),
            conflicts=Conflict.published.filter(updates=update).order_by("slug"),
            history=history(update),
            share=share_of_update(update, self.today),
            **kwargs,
        )


def listed(update: Any) -> ListedUpdate:
    """An update that was read with its `public_bearings`, as the list shows it."""
    version = update.current
    return ListedUpdate(
        update, version, UpdateKind(version.kind), by_pledge(update.public_bearings)
    )


def public_bearings(clock: Clock) -> QuerySet[Bearing]:
    """Published bearings on pledges that are still on the record and were made by the day."""
    made = clock.knows("pledge__current__made_latest")
    found = (
        Reading().bearings().filter(made, pledge__withdrawn=False, pledge__current__isnull=False)
    )
    return found.select_related("pledge__current", "obligation__party").order_by(
        "pledge__slug", "pk"
    )


def by_pledge(bearings: Iterable[Bearing]) -> list[tuple[Pledge, list[Effect]]]:
    """Each pledge once, with the different effects on it."""
    grouped: dict[Pledge, list[Effect]] = {}
    for each in bearings:
        effects = grouped.setdefault(each.pledge, [])
        if Effect(each.effect) not in effects:
            effects.append(Effect(each.effect))
    return list(grouped.items())


def influence(update: StatusUpdate, clock: Clock) -> list[Influence]:
    """The pledges that an update bears on, with their status on the day."""
    bearings = list(public_bearings(clock).filter(update=update))
    keys = {each.pledge_id for each in bearings}
    pledges = (
        Pledge.published_anywhere.on(clock.day).for_listing().filter(pk__in=keys).order_by("slug")
    )
    return [
        Influence(
            pledge,
            [
                (Effect(each.effect), each.obligor)
                for each in bearings
                if each.pledge_id == pledge.pk
            ],
        )
        for pledge in pledges
    ]


def report(version: UpdateVersion, influences: Sequence[Influence]) -> Report:
    """The fact with its sources, graded for every obligor it concerns."""
    obligors = {
        obligation.party for each in influences for obligation in each.pledge.obligations.all()
    }
    grader = Grader(sorted(obligors, key=lambda party: party.slug))
    citations = version.citations.select_related("source__side", "source__link_check")
    return Report(
        version=version,
        bearings=(),
        elsewhere=(),
        sources=tuple(CitedSource(each, grader.proofs(each.source)) for each in citations),
        measurements=tuple(version.measurements.select_related("indicator")),
    )


@dataclass(frozen=True)
class RestingVerdict:
    """A current verdict that cites the update."""

    row: Assessment

    @property
    def finding(self) -> Vocabulary:
        """What was found, or that nothing was decided."""
        return (
            Delivery(self.row.delivery)
            if self.row.delivery
            else AssessmentWord(self.row.assessment)
        )

    @property
    def confidence(self) -> Confidence | None:
        """How sure the analyst is."""
        return Confidence(self.row.confidence) if self.row.confidence else None


def verdicts(update: StatusUpdate, day: date) -> list[RestingVerdict]:
    """The verdicts up to a day that cite the update, by pledge, newest first."""
    found = Assessment.published.filter(evidence=update, pledge__withdrawn=False, as_of__lte=day)
    ordered = found.select_related("pledge__current", "obligation__party").order_by(
        "pledge__slug", "-as_of", "-number"
    )
    return [RestingVerdict(row) for row in ordered]
