"""The lists of the first page as filters, so that each can be read whole, searched and exported."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from tracker.admin.lists.list_filters import KnownValues
from tracker.admin.people.permissions import signed_in
from tracker.models.desk_queries import DeskList, DeskQuerySet
from tracker.models.looks import Look, pledges_for
from tracker.today import today

from .looks import LOOKS
from .mine import MINE

# Most pledges of a large record may call for these: asked of each row until a page is full. The
# others are few, and gathered beforehand.
OFTEN = (Look.DEADLINE, Look.STALE, Look.OCCURRENCES)


class MineFilter(KnownValues):
    """Rows of one noun that stand in one of the person's own lists."""

    title = "my work"
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        may_review = model_admin.has_publish_permission(request)
        return [
            (each.which.value, each.title) for each in MINE if may_review or each.needs != "publish"
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value, rows = self.known_value(), cast("DeskQuerySet", queryset)
        if value is None:
            return rows
        return rows.in_list(DeskList(value), signed_in(request))


class LookFilter(KnownValues):
    """Pledges that call for somebody to look."""

    title = "calls for a look"
    parameter_name = "look"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(each.look.value, each.title) for each in LOOKS]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.known_value()
        if value is None:
            return queryset
        calling = pledges_for(Look(value), today()).order_by()
        if value in OFTEN:
            return queryset.filter(Exists(calling.filter(pk=OuterRef("pledge"))))
        return queryset.filter(pledge__in=calling.values("pk"))
