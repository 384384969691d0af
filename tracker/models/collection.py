"""Collections: pledges that another institution selected and scored, beside our own."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from .base import Reference, ReferenceQuerySet, public_manager
from .constraints import not_blank


class Collection(Reference):
    """A body of pledges by another institution: who made it, how, and under which licence.

    Its pledges are shown as the institution's. No count, rate or chart takes them together with
    ours, which belong to no collection (DESIGN §1, external verdicts).
    """

    noun = "collection"

    name_en = models.CharField(max_length=200)
    name_zh = models.CharField(max_length=200, blank=True)
    institution = models.CharField(max_length=200)
    url = models.CharField(max_length=1_000, blank=True)
    method_en = models.TextField(blank=True)
    scale_en = models.TextField(blank=True)
    licence = models.CharField(max_length=120)

    objects = models.Manager.from_queryset(ReferenceQuerySet)()
    published = public_manager(ReferenceQuerySet)

    class Meta(Reference.Meta):
        constraints = [
            not_blank("collection", "name_en"),
            not_blank("collection", "institution"),
            not_blank("collection", "licence"),
        ]

    def __str__(self) -> str:
        return self.name_en

    def get_absolute_url(self) -> str:
        return reverse("collection", args=[self.slug])
