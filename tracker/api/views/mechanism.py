"""Mechanisms in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.api.noun_door import NounDoor
from tracker.api.serializers import MechanismSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Mechanism


class MechanismDoor(NounDoor):
    """Standing forums."""

    noun = "mechanism"
    about = _("Standing forums that hold dialogues.")
    model = Mechanism
    serializer_class = MechanismSerializer

    def rows(self) -> QuerySet:
        return (
            Mechanism.published.select_related("succeeded_by")
            .prefetch_related("parties")
            .order_by(by_slug())
        )
