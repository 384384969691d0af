"""Status updates: dated facts, positions and searches, and the pledges they bear on."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tracker.rules.vocabulary import Effect, Qualifier, UpdateKind, choices

from .base import (
    Content,
    ContentQuerySet,
    Identity,
    IdentityQuerySet,
    by_state,
    content_constraints,
    public_manager,
)
from .checks import Given
from .constraints import not_blank, one_of, together
from .fields import EdtfBound, EdtfField
from .indicator import Indicator
from .log import LogEntry
from .obligation import Obligation
from .party import Party
from .pledge import Pledge
from .source import Source


class StatusUpdate(Identity):
    """One dated fact, published position, or search. What it says lies in its current version."""

    noun = "update"

    current = models.OneToOneField(
        "UpdateVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = models.Manager.from_queryset(IdentityQuerySet)()
    published = public_manager(IdentityQuerySet)

    def get_absolute_url(self) -> str:
        return reverse("update", args=[self.slug])


class UpdateVersion(Content):
    """What happened, when, on whose report. A search says where it looked instead of a source.

    `independent` stands beside `reporters` for reporting by no party. `search_complete` is true
    only if every source that the fulfilment test names was read in full (METHOD 18).
    """

    noun = "update"
    lineage = ("update",)

    update = models.ForeignKey(StatusUpdate, models.PROTECT, related_name="versions")
    date = EdtfField()
    date_earliest = EdtfBound("date", "earliest")
    date_latest = EdtfBound("date", "latest")
    kind = models.CharField(max_length=10, choices=choices(UpdateKind))
    fact_en = models.TextField()
    fact_zh = models.TextField(blank=True)
    reporters = models.ManyToManyField(Party, blank=True, related_name="reported_updates")
    independent = models.BooleanField(default=False)
    search_complete = models.BooleanField(null=True, blank=True)
    search_places_en = models.JSONField(default=list, blank=True)
    note_en = models.TextField(blank=True)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        verbose_name = "status update"
        ordering = ["update", "version"]
        indexes = [
            by_state("update"),
            models.Index(fields=["is_current", "-date_latest"], name="update_by_day"),
            models.Index(fields=["date_latest"], name="update_by_day_of_any_version"),
        ]
        constraints = [
            *content_constraints("update", "update"),
            one_of("update", "kind", UpdateKind),
            not_blank("update", "fact_en"),
            together(
                "update",
                "only_a_search_says_if_it_was_complete",
                Q(kind=UpdateKind.SEARCH, search_complete__isnull=False)
                | (~Q(kind=UpdateKind.SEARCH) & Q(search_complete__isnull=True)),
                "search_complete: a search says whether it was complete, nothing else does.",
            ),
        ]

    def __str__(self) -> str:
        return self.fact_en[:80]

    @property
    def reported_by(self) -> list[str]:
        """Ids of the reporting parties, and `independent`."""
        parties = [party.slug for party in self.reporters.all()]
        return parties + ["independent"] * self.independent

    @property
    def bearings(self) -> list[Bearing]:
        """The bearings published with this very version; later ones have entries of their own."""
        return [each for each in self.update.bearings.all() if each.entry_id == self.entry_id]


class Citation(Given):
    """A source of an update, with the place in it and a short quote. The first is the main one."""

    update_version = models.ForeignKey(UpdateVersion, models.CASCADE, related_name="citations")
    position = models.PositiveSmallIntegerField()
    source = models.ForeignKey(Source, models.PROTECT, related_name="citations")
    locator = models.CharField(max_length=250, blank=True)
    quote = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["update_version", "position"], name="citation_has_its_own_position"
            )
        ]

    def __str__(self) -> str:
        return " · ".join(filter(None, (str(self.source), self.locator)))


class Measurement(Given):
    """A number in an update: value, unit, qualifier, what was counted, where, since when."""

    update_version = models.ForeignKey(UpdateVersion, models.CASCADE, related_name="measurements")
    position = models.PositiveSmallIntegerField()
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="measurements"
    )
    value = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=60)
    qualifier = models.CharField(max_length=10, choices=choices(Qualifier))
    measure_en = models.TextField(blank=True)
    scope_en = models.TextField(blank=True)
    since = EdtfField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["update_version", "position"], name="measurement_has_its_own_position"
            ),
            one_of("measurement", "qualifier", Qualifier),
        ]

    def __str__(self) -> str:
        return f"{Decimal(self.value).normalize():f} {self.unit}"


class Bearing(Given):
    """That an update concerns a pledge (all its obligors, or one), and to what effect.

    May be added to a published update with a log entry of its own; never changed once public.
    """

    noun = "bearing"

    update = models.ForeignKey(StatusUpdate, models.PROTECT, related_name="bearings")
    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="bearings")
    obligation = models.ForeignKey(
        Obligation, models.PROTECT, null=True, blank=True, related_name="bearings"
    )
    effect = models.CharField(max_length=20, choices=choices(Effect))
    entry = models.ForeignKey(
        LogEntry, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["pledge", "effect"], name="bearing_by_effect")]
        constraints = [
            one_of("bearing", "effect", Effect),
            models.UniqueConstraint(
                fields=["update", "pledge", "obligation", "effect"],
                name="bearing_has_each_effect_once_per_obligor",
            ),
            models.UniqueConstraint(
                fields=["update", "pledge", "effect"],
                condition=Q(obligation=None),
                name="bearing_has_each_effect_once_for_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.update_id} {self.effect} {self.pledge_id}"

    @property
    def obligor(self) -> Party | None:
        """The one obligor it concerns; none means all of them."""
        return self.obligation.party if self.obligation else None

    @property
    def public_id(self) -> str:
        """Update, pledge, obligor (or all) and effect."""
        who = self.obligor.slug if self.obligor else "all"
        return f"{self.update.slug}/{self.pledge.slug}/{who}/{self.effect}"
