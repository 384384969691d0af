"""Sources in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.api.noun_door import NounDoor
from tracker.api.serializers import SourceSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Source


class SourceDoor(NounDoor):
    """Where wordings and facts come from."""

    noun = "source"
    about = _("Where wordings and facts come from.")
    model = Source
    serializer_class = SourceSerializer

    def rows(self) -> QuerySet:
        return Source.published.select_related("side").order_by(by_slug())
