"""Parties in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.api.noun_door import NounDoor
from tracker.api.serializers import PartySerializer
from tracker.filters.ordering import by_slug
from tracker.models import Party


class PartyDoor(NounDoor):
    """Who promises, to whom, and who speaks."""

    noun = "party"
    about = _("Who promises, to whom, and who speaks.")
    model = Party
    serializer_class = PartySerializer

    def rows(self) -> QuerySet:
        return Party.published.select_related("parent").order_by(by_slug())
