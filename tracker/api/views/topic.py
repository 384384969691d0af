"""Topics in the API."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tracker.api.noun_door import NounDoor
from tracker.api.serializers import TopicSerializer
from tracker.filters.ordering import by_slug
from tracker.models import Topic


class TopicDoor(NounDoor):
    """Subjects under which pledges are filed."""

    noun = "topic"
    about = _("Subjects under which pledges are filed.")
    model = Topic
    serializer_class = TopicSerializer

    def rows(self) -> QuerySet:
        return Topic.published.order_by(by_slug())
