"""Status updates in the API."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.api.noun_door import ON_EVERY_LIST, NounDoor
from tracker.api.serializers import UpdateSerializer
from tracker.filters import UpdateFilter, updates
from tracker.filters.status_update import ORDERS
from tracker.models import StatusUpdate
from tracker.models.reading import Reading


class UpdateDoor(NounDoor):
    """Dated facts, positions and searches, with the pledges they bear on."""

    noun = "update"
    about = _("Dated facts, positions and searches, with the pledges they bear on.")
    model = StatusUpdate
    serializer_class = UpdateSerializer
    filters = UpdateFilter
    orders = ORDERS
    dated = True

    def rows(self) -> QuerySet:
        return prepared(StatusUpdate.published.all())

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        self.refuse_long_texts()
        self.asked = updates(request.query_params, today=self.today, also=ON_EVERY_LIST)
        return self.page_of(prepared(self.asked.queryset))


def prepared(found: QuerySet[StatusUpdate]) -> QuerySet[StatusUpdate]:
    """Updates with all that the API says of them."""
    bearings = Reading().bearings().filter(pledge__withdrawn=False)
    return found.select_related("current").prefetch_related(
        "current__reporters",
        "current__citations__source",
        "current__measurements__indicator",
        Prefetch(
            "bearings",
            bearings.select_related("pledge", "obligation__party"),
            to_attr="public_bearings",
        ),
    )
