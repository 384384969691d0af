"""Questions about pledges: in the visitor's language, and in the analyst's."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import FilteredRelation, Q, QuerySet

from .base import IdentityQuerySet


class PledgeQuerySet(IdentityQuerySet):
    """Verbs chain: `Pledge.published.on(day).counted()`.

    `Pledge.published` are those of our own record, so that whoever forgets that there are others
    counts and lists none of them. `Pledge.published_anywhere` are also those of collections: for
    the page of one pledge, for names, and where a reader asks for a collection.
    """

    def on(self, day: date) -> Self:
        """Pledges made on or before `day`, each with its status on that day as `status`."""
        return self.listed().with_status(day).filter(status__isnull=False)

    def with_status(self, day: date) -> Self:
        """Each with its status on `day` as `status`; an attribute only where there is one."""
        status = FilteredRelation("segments", condition=in_force(day))
        return self.annotate(status=status).select_related("status")

    def own(self) -> Self:
        """Pledges of our own record: of no other institution's collection."""
        return self.filter(collection=None)

    def collected(self) -> Self:
        """Pledges of the collections of other institutions."""
        return self.filter(collection__isnull=False)

    def public_own(self) -> Self:
        """Public pledges of our own record."""
        return self.public().own()

    def counted(self) -> Self:
        """Pledges of our own that figures count: no bundles, nothing settled at adoption."""
        return self.own().filter(is_bundle=False, settled=False)

    def for_listing(self) -> Self:
        """With what a list shows: text, collection, dialogue, mechanism, topics, obligors."""
        return self.select_related(
            "collection",
            "current",
            "current__dialogue__current",
            "current__dialogue__current__mechanism",
        ).prefetch_related("current__topics", "obligations__party", "counterparts")

    def deadline_unchecked(self, day: date) -> Self:
        """Nobody checked since a deadline passed, or of late before one that is near."""
        return self.filter(deadline_look_from__lte=day).order_by("deadline_look_from", "pk")

    def stale(self, day: date) -> Self:
        """Nobody checked for six months."""
        return self.filter(stale_from__lte=day).order_by("stale_from", "pk")

    def unconfirmed(self, day: date) -> Self:
        """An occurrence is over and nobody has said what became of it."""
        return self.filter(unconfirmed_from__lte=day).order_by("unconfirmed_from", "pk")

    def under_review(self, reviews: QuerySet, day: date) -> Self:
        """Some of these published reviews waits for its verdict, whatever the status of the day."""
        waiting = Q(in_force(day), pk__in=reviews.values("pledge"))
        return self.filter(waiting).order_by("segments__changed_on", "pk")

    def contested(self, day: date) -> Self:
        """A party denies a fact or a verdict."""
        denied = Q(in_force(day), segments__contested=True)
        return self.filter(denied).order_by("segments__changed_on", "pk")


def in_force(day: date) -> Q:
    """The one step of a pledge's status history that holds on a day."""
    return Q(segments__obligation=None, segments__valid_from__lte=day, segments__valid_to__gt=day)
