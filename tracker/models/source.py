"""Sources: where wordings and facts come from."""

from __future__ import annotations

from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse

from tracker.rules.vocabulary import Reliability, SourceKind, choices

from .base import Reference, ReferenceQuerySet, public_manager
from .constraints import not_blank, one_of
from .fields import EdtfBound, EdtfField
from .party import Party


class Source(Reference):
    """A document at an address, with its kind and the side whose voice it is.

    `side` empty means that no party speaks through it. A mirror is a copy of a text at another
    address than the original's. The grade of a source as evidence depends on the obligor and is
    computed (`tracker.rules.evidence`), never stored. `archived_url` is where an archive keeps the
    text as it was read: recorded by a person, never guessed from `url`.
    """

    noun = "source"

    title = models.CharField(max_length=500)
    publisher = models.CharField(max_length=250, blank=True)
    url = models.URLField(max_length=1000, blank=True, validators=[URLValidator(["http", "https"])])
    archived_url = models.URLField(
        "archived copy",
        max_length=1000,
        blank=True,
        validators=[URLValidator(["http", "https"])],
        help_text="where a public archive keeps the text as it was read",
    )
    published_on = EdtfField(blank=True)
    published_latest = EdtfBound("published_on", "latest")
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47")
    side = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="sources")
    kind = models.CharField(max_length=20, choices=choices(SourceKind))
    is_mirror = models.BooleanField(default=False)
    reliability = models.CharField(max_length=10, choices=choices(Reliability))
    note_en = models.TextField(blank=True)

    objects = models.Manager.from_queryset(ReferenceQuerySet)()
    published = public_manager(ReferenceQuerySet)

    class Meta(Reference.Meta):
        indexes = [models.Index(fields=["published_latest"], name="source_by_day")]
        constraints = [
            one_of("source", "kind", SourceKind),
            one_of("source", "reliability", Reliability),
            not_blank("source", "title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("source", args=[self.slug])
