"""Tries to sign in, counted where every worker and node sees them. No name and no address."""

from __future__ import annotations

from typing import Self

from django.db import models

DIGEST = 64


class SignInCountQuerySet(models.QuerySet):
    """Questions about counts."""

    def over(self, now: float) -> Self:
        """Counts of which nothing counts any more."""
        return self.filter(until__lte=now)


class SignInCount(models.Model):
    """The newest tries at one door, by one person at one address or by one person altogether.

    `key` and `who` are keyed digests: they recognise a name and an address that come again and do
    not tell them. `moments` holds the tries that count, in seconds since 1970, oldest first.
    """

    key = models.CharField(max_length=DIGEST, primary_key=True)
    who = models.CharField(max_length=DIGEST)
    moments = models.JSONField(default=list)
    until = models.FloatField(default=0)

    objects = models.Manager.from_queryset(SignInCountQuerySet)()

    class Meta:
        ordering = ["key"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["who"], name="sign_in_count_by_person"),
            models.Index(fields=["until"], name="sign_in_count_by_end"),
        ]

    def __str__(self) -> str:
        return f"tries: {len(self.moments)}"
