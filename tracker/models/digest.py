"""Digests: who was told on which day what is due at the desk."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Digest(models.Model):
    """The one message a person gets on a day. Empty `sent_at`: it is still to be sent."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="digests")
    day = models.DateField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-day", "user"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="digest_is_one_a_person_and_day")
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.day}"
