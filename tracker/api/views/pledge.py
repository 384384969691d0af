"""Pledges in the API: the filtered list, and one pledge on either clock."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from tracker.api.noun_door import ON_EVERY_DETAIL, ON_EVERY_LIST, NounDoor
from tracker.api.problems import Gone
from tracker.api.serializers import PledgeSerializer
from tracker.filters import PledgeFilter, pledges
from tracker.filters.clock import CLOCKS, Clock, clock
from tracker.filters.pledge import ORDERS
from tracker.filters.pledge_row import PledgeRow, prepared, row_at, row_of
from tracker.filters.query_string import check
from tracker.models import Pledge
from tracker.models.reading import Reading
from tracker.rules.vocabulary import Change


class PledgeDoor(NounDoor):
    """Pledges with their status on a day; one pledge also as the record stood after an entry."""

    noun = "pledge"
    about = gettext_lazy(
        "Pledges with their status on a day: what was promised beside what was delivered."
    )
    model = Pledge
    serializer_class = PledgeSerializer
    filters = PledgeFilter
    orders = ORDERS
    dated = True
    clocks = CLOCKS
    moves = True

    def rows(self) -> QuerySet:
        return Pledge.published_anywhere.all()

    def sample(self) -> PledgeRow | None:
        first = prepared(Pledge.published.on(self.today).listed(), self.today).first()
        return row_of(first) if first else None

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        self.refuse_long_texts()
        self.asked = pledges(request.query_params, today=self.today, also=ON_EVERY_LIST)
        page = self.paginate_queryset(prepared(self.asked.queryset, self.asked.day))
        rows = [row_of(pledge) for pledge in page or []]
        return self.get_paginated_response(self.get_serializer(rows, many=True).data)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        check(request.query_params, (*self.clocks, *ON_EVERY_DETAIL))
        now = clock(request.query_params, self.today)
        if successors := _successors(self.kwargs["slug"], now.revision):
            return self._moved(successors)
        row = _then(self.at(**self.kwargs).first(), now)
        if row is None:
            raise Http404(_("This pledge had not been made by that day."))
        return Response(self.get_serializer(row).data)

    def _moved(self, successors: tuple[str, ...]) -> Response:
        if len(successors) > 1:
            raise Gone(_("This pledge was split; its parts are named in “now”."), successors)
        address = reverse("api-pledge", args=successors, request=self.request)
        query = self.request.META.get("QUERY_STRING")
        return Response(
            status=301, headers={"Location": f"{address}?{query}" if query else address}
        )


def _successors(slug: str, revision: int | None) -> tuple[str, ...]:
    """Where an address that was given up leads; empty for one that still stands."""
    return tuple(redirect.pledge.slug for redirect in Reading(revision).redirects(slug))


def _then(pledge: Pledge | None, now: Clock) -> PledgeRow | None:
    if pledge is None:
        raise Http404
    if now.revision is None:
        if pledge.withdrawn:
            raise Gone(_("This pledge was withdrawn from the record."))
        found = (
            prepared(Pledge.published_anywhere.on(now.day), now.day).filter(pk=pledge.pk).first()
        )
        return row_of(found) if found else None
    version = Reading(now.revision).pledge(pledge)
    if version is None:
        raise Http404(_("The record did not have this pledge at that revision."))
    if version.change == Change.WITHDRAWAL:
        raise Gone(_("This pledge was withdrawn from the record."))
    return row_at(pledge, version, now.revision, now.day)
