"""Releases: which revisions of the record were frozen as a file, and what that file must be."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import OuterRef, Subquery

from .base import public_manager
from .log import Checkpoint, LogBody

# The hexadecimal digits of a SHA-256.
DIGITS = 64


class ReleaseQuerySet(models.QuerySet):
    """Questions about releases."""

    def public(self) -> Self:
        """All of them, newest revision first, each with the redaction that took it back, if any.

        That is the first one, made after the release, of an entry that the release tells of.
        """
        later = LogBody.objects.filter(
            entry_id__lte=OuterRef("checkpoint_id"), redacted_by_id__gt=OuterRef("head")
        )
        first = later.order_by("redacted_by_id").values("redacted_by_id")[:1]
        return self.select_related("checkpoint").annotate(taken_back_by=Subquery(first))


class Release(models.Model):
    """The public record after one checkpoint as a zip file, known by its SHA-256.

    The row is never changed: who cites a release cites these bytes. The file itself lies beside
    the server and follows from the log (`ingestion.release`). `head` is the newest log entry when
    it was made, so the last whose redactions the file can know.
    """

    checkpoint = models.OneToOneField(
        Checkpoint, models.PROTECT, primary_key=True, related_name="release"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    head = models.BigIntegerField()
    sha256 = models.CharField(max_length=DIGITS, unique=True)
    size = models.PositiveBigIntegerField(help_text="in bytes")

    taken_back_by: int | None

    objects = models.Manager.from_queryset(ReleaseQuerySet)()
    published = public_manager(ReleaseQuerySet)

    class Meta:
        # By the number itself: the order of checkpoints would be turned around.
        ordering = ["-checkpoint_id"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"release {self.revision}"

    @property
    def revision(self) -> int:
        """The newest log entry that it tells of."""
        return int(self.checkpoint_id)

    @property
    def name(self) -> str:
        """What its file and its folder are called."""
        return f"followthrough-{self.revision}"
