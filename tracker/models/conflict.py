"""Conflicts: accounts that contradict each other, side by side (METHOD 20)."""

from __future__ import annotations

from django.db import models

from .base import Content, ContentQuerySet, by_state, content_constraints, public_manager
from .constraints import not_blank
from .pledge import Pledge
from .source import Source
from .status_update import StatusUpdate


class Conflict(Content):
    """Two claims that cannot both hold, who makes them, and how the record handles it."""

    noun = "conflict"
    lineage = ("slug",)

    slug = models.SlugField(max_length=60)
    pledges = models.ManyToManyField(Pledge, blank=True, related_name="conflicts")
    updates = models.ManyToManyField(StatusUpdate, blank=True, related_name="conflicts")
    claim_a_en = models.TextField()
    claim_b_en = models.TextField()
    sources = models.ManyToManyField(Source, blank=True, related_name="conflicts")
    handling_en = models.TextField(blank=True)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        ordering = ["slug", "version"]
        indexes = [by_state("conflict")]
        constraints = [
            *content_constraints("conflict", "slug"),
            not_blank("conflict", "claim_a_en"),
            not_blank("conflict", "claim_b_en"),
        ]

    def __str__(self) -> str:
        return self.slug
