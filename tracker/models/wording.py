"""Wordings: each side's own text of a pledge, and how strongly it binds."""

from __future__ import annotations

from django.db import models

from tracker.rules.vocabulary import Strength, choices

from .base import Content, ContentQuerySet, by_state, content_constraints, public_manager
from .constraints import one_of
from .party import Party
from .pledge import Pledge
from .source import Source


class Wording(Content):
    """What one source, as one side's voice, says the pledge is.

    `verb` is kept in the original language and decides `strength`; `absent` means that this
    side's text is silent. `inferred` marks a verb or strength rendered by an editor.
    """

    noun = "wording"
    lineage = ("pledge", "number")

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="wordings")
    number = models.PositiveIntegerField()
    source = models.ForeignKey(Source, models.PROTECT, related_name="wordings")
    side = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    locator = models.CharField(max_length=250, blank=True)
    verb = models.CharField(max_length=250, blank=True)
    strength = models.CharField(max_length=12, choices=choices(Strength))
    inferred = models.BooleanField(default=False)
    gist_en = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        ordering = ["pledge", "number", "version"]
        indexes = [by_state("wording")]
        constraints = [
            *content_constraints("wording", "pledge", "number"),
            one_of("wording", "strength", Strength),
        ]

    def __str__(self) -> str:
        return f"{self.verb or self.strength} ({self.source})"
