"""The private desk log: drafts, submissions, reviews. Never part of the public record."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tracker.rules.vocabulary import DeskVerb, choices

from .constraints import one_of


class DeskEvent(models.Model):
    """Something that happened to a draft: who did what to which row, with a comment.

    `row` is the key of the version row, which stays when the draft takes another id; empty for
    what was gone before the desk kept it. `content` is what the row said when it was sent back.
    """

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="desk_events")
    verb = models.CharField(max_length=12, choices=choices(DeskVerb))
    noun = models.CharField(max_length=30)
    public_id = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)
    row = models.BigIntegerField(null=True, editable=False)
    comment = models.TextField(blank=True)
    content = models.JSONField(null=True, editable=False)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["noun", "public_id"], name="desk_by_subject"),
            models.Index(fields=["noun", "row", "id"], name="desk_by_row"),
            models.Index(fields=["verb", "id"], name="desk_by_verb"),
            models.Index(fields=["at"], name="desk_by_moment"),
        ]
        constraints = [one_of("desk", "verb", DeskVerb)]

    def __str__(self) -> str:
        return f"{self.verb} {self.noun} {self.public_id}"
