"""What all files of lists share: snapshots, conditional requests, errors in plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from tracker import conditional
from tracker.filters import BadParameter, PledgeSelection
from tracker.filters.portions import Keys
from tracker.filters.query_string import check_count
from tracker.filters.whole_list import whole_pledges
from tracker.models.base import PUBLIC
from tracker.streaming import snapshot
from tracker.today import today

from .door import refusal


class Twin(View):
    """The file of a list: all that the page with the same query string lists, in its order.

    The answer to HEAD has the headers and reads no row.
    """

    http_method_names = ["get", "head", "options"]
    media_type: str
    extension: str
    noun: str

    @method_decorator(csrf_exempt)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            check_count(request.GET)
            with transaction.atomic(using=PUBLIC):
                return super().dispatch(request, *args, **kwargs)
        except (BadParameter, OperationalError) as error:
            return refusal(error)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        selection = self.asked(request)
        at = conditional.edition()
        return self.refused(selection) or conditional.answer(
            request, at, lambda: self.response(selection)
        )

    def asked(self, request: HttpRequest) -> Any:
        """The selection; BadParameter or Http404 where the page has none."""
        raise NotImplementedError

    def refused(self, selection: Any) -> HttpResponse | None:
        """Why the format cannot hold the list; None when it can."""
        return None

    def response(self, selection: Any) -> HttpResponseBase:
        """The file as a download."""
        response = self.body(selection) if self.request.method == "GET" else HttpResponse()
        name = f"followthrough-{self.noun}-{selection.day.isoformat()}.{self.extension}"
        response["Content-Type"] = self.media_type
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def body(self, selection: Any) -> HttpResponseBase:
        """The file itself."""
        raise NotImplementedError


class PledgeTwin(Twin):
    """A file of the list of pledges, read while it is sent."""

    noun = "pledges"

    def asked(self, request: HttpRequest) -> PledgeSelection:
        return whole_pledges(request.GET, today=today())

    def body(self, selection: PledgeSelection) -> HttpResponseBase:
        keys = Keys(selection.queryset)
        return StreamingHttpResponse(snapshot(lambda: self.parts(selection, keys.now())))

    def parts(self, selection: PledgeSelection, keys: Sequence[int]) -> Iterable[bytes]:
        """The file in parts of a size worth sending."""
        raise NotImplementedError
