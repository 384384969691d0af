"""Excluded statements: what was considered and not counted as a pledge, and why (METHOD 4)."""

from __future__ import annotations

from django.db import models

from tracker.rules.vocabulary import ExcludedCategory, choices

from .base import Content, ContentQuerySet, by_state, content_constraints, public_manager
from .constraints import not_blank, one_of
from .source import Source


class ExcludedStatement(Content):
    """A sentence of a source that states an opinion, a hope, a past result … but no pledge."""

    noun = "excluded_statement"
    lineage = ("slug",)

    slug = models.SlugField(max_length=60)
    source = models.ForeignKey(Source, models.PROTECT, related_name="excluded_statements")
    paragraph = models.PositiveIntegerField()
    gist_en = models.TextField()
    category = models.CharField(max_length=12, choices=choices(ExcludedCategory))
    why_en = models.TextField()
    borderline = models.BooleanField(default=False)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        ordering = ["source", "paragraph", "slug", "version"]
        indexes = [by_state("excluded_statement")]
        constraints = [
            *content_constraints("excluded_statement", "slug"),
            one_of("excluded_statement", "category", ExcludedCategory),
            not_blank("excluded_statement", "gist_en"),
            not_blank("excluded_statement", "why_en"),
        ]

    def __str__(self) -> str:
        return self.gist_en[:80]
