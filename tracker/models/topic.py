"""Topics: what a pledge is about."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from .base import Reference, ReferenceQuerySet, public_manager
from .constraints import not_blank


class Topic(Reference):
    """A subject under which pledges are filed, such as telecom fraud or hotlines."""

    noun = "topic"

    name_en = models.CharField(max_length=200)
    name_zh = models.CharField(max_length=200, blank=True)

    objects = models.Manager.from_queryset(ReferenceQuerySet)()
    published = public_manager(ReferenceQuerySet)

    class Meta(Reference.Meta):
        constraints = [not_blank("topic", "name_en")]

    def __str__(self) -> str:
        return self.name_en

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])
