"""The public log: every public change, once, in order, chained and rooted.

TRUST.md, "The public log". A row says that something changed and carries the commitment to its
body; the body (what changed) lies in a side table so that a legal redaction can delete it while
row and chain stay. Only `tracker.actions.log` appends; triggers refuse everything else.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

from tracker.rules.chain import Frontier
from tracker.rules.vocabulary import LogVerb, choices

from .constraints import one_of

MOMENT = "%Y-%m-%dT%H:%M:%S.%fZ"


class Actor(models.Model):
    """Who changes the record: a number in public, a name in the (redactable) log bodies.

    `user` is empty for the loader of data packages. Users are deactivated, never deleted, so
    a pseudonym always stands for the same person.
    """

    number = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=150)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="actor"
    )

    def __str__(self) -> str:
        return f"editor {self.number}"


class LogEntry(models.Model):
    """One public change. `seq` counts from 1 without gaps; the newest is the site revision.

    `hash` covers every other column and `prev`, the hash before it (64 zeros for the first).
    `batch` groups the entries of one transaction. `reason` is what the actor gave in public.
    """

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=40)
    verb = models.CharField(max_length=20, choices=choices(LogVerb))
    subject_type = models.CharField(max_length=30)
    subject_id = models.CharField(max_length=200)
    batch = models.CharField(max_length=32)
    reason = models.TextField(blank=True)
    body_commit = models.CharField(max_length=64)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["-seq"]
        verbose_name_plural = "log entries"
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "seq"], name="log_by_subject"),
            models.Index(fields=["verb", "seq"], name="log_by_verb"),
            models.Index(fields=["at"], name="log_by_moment"),
            models.Index(fields=["batch"], name="log_by_batch"),
        ]
        constraints = [one_of("log", "verb", LogVerb)]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb} {self.subject_type} {self.subject_id}"

    def chained(self) -> dict[str, Any]:
        """The columns that the hash covers, as plain values."""
        return {
            "seq": self.seq,
            "at": self.at.strftime(MOMENT),
            "actor": self.actor,
            "verb": self.verb,
            "subject_type": self.subject_type,
            "subject_id": self.subject_id,
            "batch": self.batch,
            "reason": self.reason,
            "body_commit": self.body_commit,
            "prev": self.prev,
        }


class LogBody(models.Model):
    """What one entry changed: canonical JSON with its salt, or a tombstone after redaction."""

    entry = models.OneToOneField(LogEntry, models.PROTECT, primary_key=True, related_name="body")
    salt = models.BinaryField(max_length=16, null=True)
    body = models.TextField(null=True)  # noqa: DJ001  (null is a tombstone, "" never is)
    redacted_by = models.ForeignKey(LogEntry, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name_plural = "log bodies"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(body__isnull=False, salt__isnull=False, redacted_by__isnull=True)
                | models.Q(body__isnull=True, salt__isnull=True, redacted_by__isnull=False),
                name="log_body_is_whole_or_redacted",
            )
        ]

    def __str__(self) -> str:
        return f"body of {self.entry_id}"


class Checkpoint(models.Model):
    """The head of the log after one transaction: RFC 6962 root over `size` entry hashes.

    `frontier` holds the roots of the perfect subtrees (at most 64 hashes) from which the next
    root follows without reading older entries.
    """

    size = models.BigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    frontier = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-size"]

    def __str__(self) -> str:
        return f"record {self.size} · root {self.root[:8]}…"


def as_saved(head: Checkpoint | None, *, origin: str) -> dict[str, Any]:
    """A head as it is kept elsewhere and later compared; None is that of the empty log."""
    return {
        "origin": origin,
        "size": head.size if head else 0,
        "root": head.root if head else Frontier().root(),
        "time": head.at.strftime(MOMENT) if head else None,
    }


class LogPledge(models.Model):
    """Side index: which pledges an entry touches, to give each pledge its history."""

    entry = models.ForeignKey(LogEntry, models.PROTECT, related_name="pledges")
    pledge = models.ForeignKey("tracker.Pledge", models.PROTECT, related_name="log")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pledge", "entry"], name="log_names_a_pledge_once")
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} touches {self.pledge_id}"
