"""Obligations: who has to do their part of a pledge. Status lives here."""

from __future__ import annotations

from django.db import models

from .fields import EdtfBound, EdtfField
from .party import Party
from .pledge import Pledge


class Obligation(models.Model):
    """One obligor's share of a pledge, with its own deadline if the text gives one."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="obligations")
    party = models.ForeignKey(Party, models.PROTECT, related_name="obligations")
    due = EdtfField(blank=True)
    due_earliest = EdtfBound("due", "earliest")
    due_latest = EdtfBound("due", "latest")

    class Meta:
        ordering = ["pledge", "party__slug"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "party"], name="obligation_is_one_per_party")
        ]

    def __str__(self) -> str:
        return f"{self.party} · {self.pledge}"
