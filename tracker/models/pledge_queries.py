"""Questions about pledges, in the visitor's language."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import FilteredRelation, Q

from .base import IdentityQuerySet


class PledgeQuerySet(IdentityQuerySet):
    """Verbs chain: `Pledge.published.on(day).counted()`."""

    def on(self, day: date) -> Self:
        """Pledges made on or before `day`, each with its status on that day as `status`."""
        in_force = Q(
            segments__obligation=None,
            segments__valid_from__lte=day,
            segments__valid_to__gt=day,
        )
        return (
            self.listed()
            .annotate(status=FilteredRelation("segments", condition=in_force))
            .filter(status__isnull=False)
            .select_related("status")
        )

    def counted(self) -> Self:
        """Pledges that figures count: no bundles, nothing settled at adoption."""
        return self.filter(is_bundle=False, settled=False)

    def for_listing(self) -> Self:
        """With what a row of a list shows: text, dialogue, mechanism, topics, obligors."""
        return self.select_related(
            "current", "current__dialogue__current", "current__dialogue__current__mechanism"
        ).prefetch_related("current__topics", "obligations__party", "counterparts")
