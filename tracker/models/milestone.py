"""Milestones: what became of one occurrence of a repeated duty."""

from __future__ import annotations

from django.db import models

from tracker.rules.vocabulary import MilestoneState, choices

from .base import Content, ContentQuerySet, by_state, content_constraints, public_manager
from .constraints import one_of
from .pledge import Pledge
from .status_update import StatusUpdate


class Milestone(Content):
    """The recorded outcome of one slot: held, held late, missed, no evidence, waived.

    `number` is the slot's number in the pledge's recurrence, counted from 1. A slot without a
    milestone is `expected`; whether it is overdue is computed.
    """

    noun = "milestone"
    lineage = ("pledge", "number")

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="milestones")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=12, choices=choices(MilestoneState))
    evidence = models.ForeignKey(
        StatusUpdate, models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    note_en = models.TextField(blank=True)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        ordering = ["pledge", "number", "version"]
        indexes = [by_state("milestone")]
        constraints = [
            *content_constraints("milestone", "pledge", "number"),
            one_of("milestone", "outcome", MilestoneState),
        ]

    def __str__(self) -> str:
        return f"{self.pledge_id} #{self.number}: {self.outcome}"
