"""Segments: the status of every pledge and obligation, day by day, as a step function."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from tracker.rules.vocabulary import Assessment, Delivery, LabelWord, Standing, Timing, choices

from .base import PUBLIC
from .constraints import one_of, together
from .obligation import Obligation
from .pledge import Pledge

FOREVER = date.max


class SegmentQuerySet(models.QuerySet):
    """Questions about status on a day."""

    def on(self, day: date) -> Self:
        """The segments in force on `day`."""
        return self.filter(valid_from__lte=day, valid_to__gt=day)

    def of_pledges(self) -> Self:
        """The pledge-level segments, rolled up over the obligors."""
        return self.filter(obligation=None)

    def counted(self) -> Self:
        """The segments of pledges of our own that figures count, and of their obligors."""
        return self.filter(
            pledge__collection=None,
            pledge__withdrawn=False,
            pledge__is_bundle=False,
            pledge__settled=False,
        )


class PublicSegments(models.Manager.from_queryset(SegmentQuerySet)):  # type: ignore[misc]
    """Segments over the read-only alias. Only published pledges have any."""

    def get_queryset(self) -> SegmentQuerySet:
        return super().get_queryset().using(PUBLIC)


class OwnSegments(PublicSegments):
    """Those of our own record: of no other institution's collection."""

    def get_queryset(self) -> SegmentQuerySet:
        return super().get_queryset().filter(pledge__collection=None)


class Segment(models.Model):
    """One step: from `valid_from` (inclusive) to `valid_to` (exclusive) the status was this.

    No obligation = the pledge as a whole. Future steps are those already known, such as a
    deadline about to pass. Days are UTC days of the world, not of the record. A projection:
    rebuilt by `actions.segments` on each publication.

    `checked_on` is the newest verdict or search on or before the segment's days, `changed_on`
    the day on which this status began. `delivered` of `total` obligors delivered; `score` is
    the mean over `scored` obligors, empty when none is scored.
    """

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="segments")
    # No index of its own: one that holds all the empty keys misleads SQLite, and the one of the
    # constraint below serves every question after one obligation.
    obligation = models.ForeignKey(
        Obligation, models.CASCADE, null=True, related_name="segments", db_index=False
    )
    valid_from = models.DateField()
    valid_to = models.DateField()
    label = models.CharField(max_length=20, choices=choices(LabelWord))
    assessment = models.CharField(max_length=15, choices=choices(Assessment))
    delivery = models.CharField(max_length=20, choices=choices(Delivery), blank=True)
    last_delivery = models.CharField(max_length=20, choices=choices(Delivery), blank=True)
    timing = models.CharField(max_length=12, choices=choices(Timing))
    standing = models.CharField(max_length=12, choices=choices(Standing))
    contested = models.BooleanField(default=False)
    due_earliest = models.DateField(null=True)
    due_latest = models.DateField(null=True)
    delivered = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=1)
    scored = models.PositiveSmallIntegerField(default=0)
    score = models.FloatField(null=True)
    checked_on = models.DateField(null=True)
    changed_on = models.DateField()

    objects = models.Manager.from_queryset(SegmentQuerySet)()
    published = OwnSegments()
    # For the page of one pledge, and where a reader asks for a collection.
    published_anywhere = PublicSegments()

    class Meta:
        ordering = ["pledge", "obligation", "valid_from"]
        indexes = [
            models.Index(
                fields=["label", "valid_from", "valid_to"],
                condition=Q(obligation=None),
                name="segment_by_label",
            ),
            models.Index(
                fields=["valid_to"],
                condition=Q(obligation=None, contested=True),
                name="segment_contested",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["obligation", "valid_from"],
                condition=Q(obligation__isnull=False),
                name="segment_of_an_obligation_starts_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["pledge", "valid_from"],
                condition=Q(obligation=None),
                name="segment_of_a_pledge_starts_once_a_day",
            ),
            together(
                "segment",
                "ends_after_it_begins",
                Q(valid_to__gt=F("valid_from")),
                "valid_to: must lie after valid_from.",
            ),
            one_of("segment", "label", LabelWord),
            one_of("segment", "assessment", Assessment),
            one_of("segment", "delivery", Delivery, optional=True),
            one_of("segment", "last_delivery", Delivery, optional=True),
            one_of("segment", "timing", Timing),
            one_of("segment", "standing", Standing),
            together(
                "segment",
                "is_late_only_when_delivered",
                ~Q(timing=Timing.LATE) | Q(delivery__in=[Delivery.DELIVERED, Delivery.SPLIT, ""]),
                "timing: late is for what was delivered.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} {self.label} from {self.valid_from}"
