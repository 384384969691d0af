"""Redirects: old addresses of pledges."""

from __future__ import annotations

from django.db import models

from .log import LogEntry
from .pledge import Pledge


class Redirect(models.Model):
    """Where an old address leads after a rename or merge; a split has one row per successor."""

    slug = models.SlugField(max_length=60)
    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="redirects")
    entry = models.ForeignKey(LogEntry, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "pledge"], name="redirect_leads_somewhere_once")
        ]

    def __str__(self) -> str:
        return f"{self.slug} → {self.pledge}"
