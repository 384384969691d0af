"""Lists in pages: count, next, previous, the day they are about, and the results."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, QueryDict
from django.utils.translation import gettext as _
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response

from tracker.filters import BadParameter
from tracker.filters.frame import PAGE, positive
from tracker.filters.query_string import replaced

PAGE_SIZE = "page_size"
DEFAULT_SIZE = 50
LARGEST_SIZE = 500


def page_size(params: QueryDict) -> int:
    """How many rows a page has; more than 500 is refused, not cut."""
    size = positive(params, PAGE_SIZE, default=DEFAULT_SIZE)
    if size > LARGEST_SIZE:
        limit = {"limit": LARGEST_SIZE}
        raise BadParameter(PAGE_SIZE, _("must be at most %(limit)d") % limit)
    return size


class Envelope(BasePagination):
    """One page of a list. The first page of an empty list is empty; any other does not exist."""

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        self.request = request
        self.day, self.page = view.asked.day, view.asked.page
        size = page_size(request.query_params)
        self.count = queryset.count()
        self.last = max(1, -(-self.count // size))
        if self.page > self.last:
            pages = {"page": self.last}
            raise Http404(_("There is no such page; the last is page %(page)d.") % pages)
        return list(queryset[(self.page - 1) * size : self.page * size])

    def get_paginated_response(self, data: Any) -> Response:
        return Response(
            {
                "count": self.count,
                "next": self._address(self.page + 1),
                "previous": self._address(self.page - 1),
                "as_of": self.day.isoformat(),
                "results": data,
            }
        )

    def _address(self, page: int) -> str | None:
        if not 1 <= page <= self.last:
            return None
        query = replaced(self.request.query_params, PAGE, str(page))
        return f"{settings.SITE_URL}{self.request.path}?{query}"

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        address = {"type": "string", "format": "uri", "nullable": True}
        properties = {
            "count": {"type": "integer", "minimum": 0},
            "next": address,
            "previous": address,
            "as_of": {"type": "string", "format": "date"},
            "results": schema,
        }
        return {
            "type": "object",
            "required": list(properties),
            "properties": properties,
            "additionalProperties": False,
        }
