"""Dialogues: rounds, summits, statements at which pledges are made."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from tracker.rules.vocabulary import DialogueKind, DialogueStatus, Role, choices

from .base import (
    Content,
    ContentQuerySet,
    Identity,
    IdentityQuerySet,
    by_state,
    content_constraints,
    public_manager,
)
from .checks import Given
from .constraints import not_blank, one_of
from .fields import EdtfBound, EdtfField
from .mechanism import Mechanism
from .party import Party


class Dialogue(Identity):
    """One meeting or statement. What is known of it lies in its current version."""

    noun = "dialogue"

    current = models.OneToOneField(
        "DialogueVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = models.Manager.from_queryset(IdentityQuerySet)()
    published = public_manager(IdentityQuerySet)

    def get_absolute_url(self) -> str:
        return reverse("dialogue", args=[self.slug])


class DialogueVersion(Content):
    """What is known of a dialogue: forum, number, date, status, place and who took part.

    `announced_on` empty on a round that was held means: announced on its first day. A postponed
    or cancelled round is a new version; triggers that hang on it are then resolved anew.
    """

    noun = "dialogue"
    lineage = ("dialogue",)

    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="versions")
    mechanism = models.ForeignKey(
        Mechanism, models.PROTECT, null=True, blank=True, related_name="dialogue_versions"
    )
    kind = models.CharField(max_length=20, choices=choices(DialogueKind))
    name_en = models.CharField(max_length=250)
    name_zh = models.CharField(max_length=250, blank=True)
    round = models.PositiveIntegerField(null=True, blank=True)
    date = EdtfField(blank=True)
    date_earliest = EdtfBound("date", "earliest")
    date_latest = EdtfBound("date", "latest")
    status = models.CharField(max_length=10, choices=choices(DialogueStatus))
    announced_on = EdtfField(blank=True)
    announced_latest = EdtfBound("announced_on", "latest")
    city = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=120, blank=True)
    note_en = models.TextField(blank=True)

    objects = models.Manager.from_queryset(ContentQuerySet)()
    published = public_manager(ContentQuerySet)

    class Meta:
        verbose_name = "dialogue"
        ordering = ["dialogue", "version"]
        indexes = [
            by_state("dialogue"),
            models.Index(fields=["mechanism", "date_earliest"], name="dialogue_by_mechanism"),
        ]
        constraints = [
            *content_constraints("dialogue", "dialogue"),
            one_of("dialogue", "kind", DialogueKind),
            one_of("dialogue", "status", DialogueStatus),
            not_blank("dialogue", "name_en"),
        ]

    def __str__(self) -> str:
        return self.name_en


class Participant(Given):
    """Who sat at the table, for whom, in what role."""

    dialogue_version = models.ForeignKey(
        DialogueVersion, models.CASCADE, related_name="participants"
    )
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=choices(Role))
    who = models.CharField(max_length=250, blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [one_of("participant", "role", Role)]

    def __str__(self) -> str:
        return self.who or str(self.party)
