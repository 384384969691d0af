"""Mechanisms: standing forums in which dialogues take place."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from .base import Reference, ReferenceQuerySet, public_manager
from .constraints import not_blank, together
from .fields import EdtfBound, EdtfField
from .party import Party


class Mechanism(Reference):
    """A standing forum with its members, its life span and the forum that took over its work.

    `ended` empty means that no end is known. A recurring duty "at each round" follows the rounds
    of its mechanism, and stops when the mechanism has ended.
    """

    noun = "mechanism"

    name_en = models.CharField(max_length=250)
    name_zh = models.CharField(max_length=250, blank=True)
    description_en = models.TextField(blank=True)
    description_zh = models.TextField(blank=True)
    parties = models.ManyToManyField(Party, blank=True, related_name="mechanisms")
    started = EdtfField(blank=True)
    started_earliest = EdtfBound("started", "earliest")
    started_latest = EdtfBound("started", "latest")
    ended = EdtfField(blank=True)
    ended_latest = EdtfBound("ended", "latest")
    succeeded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    succession_note_en = models.TextField(blank=True)
    aliases = models.JSONField(default=list, blank=True)

    objects = models.Manager.from_queryset(ReferenceQuerySet)()
    published = public_manager(ReferenceQuerySet)

    class Meta(Reference.Meta):
        constraints = [
            not_blank("mechanism", "name_en"),
            together(
                "mechanism",
                "does_not_succeed_itself",
                ~models.Q(succeeded_by=models.F("id")) | models.Q(succeeded_by__isnull=True),
                "succeeded_by: a mechanism cannot succeed itself.",
            ),
            together(
                "mechanism",
                "ends_after_it_started",
                models.Q(ended_latest__isnull=True)
                | models.Q(started_earliest__isnull=True)
                | models.Q(ended_latest__gte=models.F("started_earliest")),
                "ended: lies before started.",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en

    def get_absolute_url(self) -> str:
        return reverse("mechanism", args=[self.slug])
