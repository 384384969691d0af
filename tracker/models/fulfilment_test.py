"""Fulfilment tests: how a pledge will be judged, written before the first verdict."""

from __future__ import annotations

from django.db import models

from .base import Content, ContentQuerySet, by_state, content_constraints, public_manager
from .constraints import not_blank
from .pledge import Pledge


class FulfilmentTest(Content):
    """Delivered if …, partly if …, and which sources would show it (METHOD 8).

    Locked from the first verdict on: a later version carries a reason.
    """

    noun = "fulfilment_test"
    lineage = ("pledge",)

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="fulfilment_tests")
    delivered_if_en = models.TextField()
    partly_if_en = models.TextField(blank=True)
    evidence_en = models.TextField(blank=True)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        ordering = ["pledge", "version"]
        indexes = [by_state("fulfilment_test")]
        constraints = [
            *content_constraints("fulfilment_test", "pledge"),
            not_blank("fulfilment_test", "delivered_if_en"),
        ]

    def __str__(self) -> str:
        return f"test of {self.pledge_id}"
