"""Collections in the API."""

from __future__ import annotations

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from tracker.api.noun_door import NounDoor
from tracker.api.serializers import CollectionSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Collection, Pledge


class CollectionDoor(NounDoor):
    """Bodies of pledges by other institutions, kept apart from our own record."""

    noun = "collection"
    about = _("Bodies of pledges by other institutions, kept apart from our own record.")
    model = Collection
    serializer_class = CollectionSerializer

    def rows(self) -> QuerySet:
        theirs = Pledge.published_anywhere.on(self.today).filter(collection=OuterRef("pk"))
        counts = theirs.order_by().values("collection").annotate(n=Count("pk")).values("n")
        return Collection.published.annotate(
            pledge_count=Coalesce(Subquery(counts.using(None)), 0)
        ).order_by(by_slug())
