"""Parties: who promises, to whom, and who speaks."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from tracker.rules.vocabulary import PartyKind, choices

from .base import Reference, ReferenceQuerySet, public_manager
from .constraints import not_blank, one_of, together


class Party(Reference):
    """A state, an agency of one, an intergovernmental body or a non-state group.

    An agency stands under its state (`parent`): what it says counts as that state's voice.
    `aliases` are other names a reader may search by (PRC, 公安部).
    """

    noun = "party"

    name_en = models.CharField(max_length=200)
    name_zh = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=choices(PartyKind))
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    iso = models.CharField(max_length=2, blank=True, help_text="ISO 3166-1 alpha-2, states only")
    aliases = models.JSONField(default=list, blank=True)

    objects = models.Manager.from_queryset(ReferenceQuerySet)()
    published = public_manager(ReferenceQuerySet)

    class Meta(Reference.Meta):
        verbose_name_plural = "parties"
        constraints = [
            one_of("party", "kind", PartyKind),
            not_blank("party", "name_en"),
            together(
                "party",
                "is_not_its_own_parent",
                ~models.Q(parent=models.F("id")) | models.Q(parent__isnull=True),
                "parent: a party cannot stand under itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en

    def get_absolute_url(self) -> str:
        return reverse("party", args=[self.slug])
