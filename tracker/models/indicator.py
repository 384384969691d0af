"""Indicators: numbers that reporters give again and again, each reporter's series its own."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from tracker.rules.vocabulary import Qualifier, choices

from .base import (
    Content,
    ContentQuerySet,
    Reference,
    ReferenceQuerySet,
    by_state,
    content_constraints,
    public_manager,
)
from .constraints import not_blank, one_of
from .fields import EdtfBound, EdtfField
from .party import Party
from .source import Source


class Indicator(Reference):
    """Something counted, with its unit and the breaks that forbid reading it as one line."""

    noun = "indicator"

    name_en = models.CharField(max_length=250)
    name_zh = models.CharField(max_length=250, blank=True)
    unit = models.CharField(max_length=60)
    breaks_en = models.JSONField(default=list, blank=True)

    objects = models.Manager.from_queryset(ReferenceQuerySet)()
    published = public_manager(ReferenceQuerySet)

    class Meta(Reference.Meta):
        constraints = [not_blank("indicator", "name_en"), not_blank("indicator", "unit")]

    def __str__(self) -> str:
        return self.name_en

    def get_absolute_url(self) -> str:
        return reverse("indicator", args=[self.slug])


class IndicatorPoint(Content):
    """One value of an indicator on a date, as one reporter gives it (none: independent)."""

    noun = "indicator_point"
    lineage = ("indicator", "number")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="points")
    number = models.PositiveIntegerField()
    date = EdtfField()
    date_latest = EdtfBound("date", "latest")
    value = models.DecimalField(max_digits=24, decimal_places=6)
    qualifier = models.CharField(max_length=10, choices=choices(Qualifier))
    reporter = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, related_name="indicator_points")
    note_en = models.TextField(blank=True)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        ordering = ["indicator", "number", "version"]
        indexes = [by_state("indicator_point")]
        constraints = [
            *content_constraints("indicator_point", "indicator", "number"),
            one_of("indicator_point", "qualifier", Qualifier),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.value} ({self.date})"
