"""Dialogues in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.api.noun_door import NounDoor
from tracker.api.serializers import DialogueSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Dialogue


class DialogueDoor(NounDoor):
    """Rounds, summits, statements."""

    noun = "dialogue"
    about = _("Rounds, summits, ministerials, statements: where pledges are made.")
    model = Dialogue
    serializer_class = DialogueSerializer

    def rows(self) -> QuerySet:
        return (
            Dialogue.published.select_related("current__mechanism")
            .prefetch_related("current__participants__party")
            .order_by(by_slug())
        )
