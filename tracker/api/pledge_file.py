"""`/pledges.json`: the rows of the API, all of them in one envelope, read while they are sent."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from tracker import conditional
from tracker.filters import PledgeSelection
from tracker.filters.fields import language
from tracker.filters.pledge_row import prepared, row_of
from tracker.filters.portions import Keys, portions
from tracker.filters.query_string import check_count
from tracker.filters.whole_list import whole_pledges
from tracker.models import Pledge
from tracker.rules.vocabulary import Language
from tracker.streaming import snapshot

from .door import Door
from .serializers import PledgeSerializer


class PledgeFile(Door):
    """The list of pledges as JSON: no pages, and the language of the address instead of `lang`.

    Beside `as_of` and `count` the envelope names the state of the record by `revision` and `root`.
    """

    # Beside the API, not in it: the description is of what lies below `/api/`.
    schema = None

    def asked_language(self, request: Request) -> Language:
        return language()

    def get(self, request: Request) -> HttpResponseBase:
        check_count(request.query_params)
        selection = whole_pledges(request.query_params, today=self.today)
        asked: HttpRequest = request._request
        return conditional.answer(asked, conditional.edition(), lambda: self.file(selection))

    def file(self, selection: PledgeSelection) -> HttpResponseBase:
        """The file as a download; HEAD reads no row."""
        response: HttpResponseBase = HttpResponse()
        if self.request.method == "GET":
            keys = Keys(selection.queryset)
            response = StreamingHttpResponse(snapshot(lambda: self.parts(selection, keys.now())))
        name = f"followthrough-pledges-{selection.day.isoformat()}.json"
        response["Content-Type"] = "application/json"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def parts(self, selection: PledgeSelection, keys: Sequence[int]) -> Iterator[str]:
        """The envelope, open until the last row is in it."""
        at = conditional.edition()
        told = {
            "as_of": selection.day.isoformat(),
            "revision": at.revision,
            "root": at.root,
            "count": len(keys),
        }
        yield f'{_json(told)[:-1]}, "results": ['
        before = "\n"
        context = {"request": self.request, "language": self.language}
        rows = prepared(Pledge.published_anywhere.on(selection.day), selection.day)
        for pledges in portions(keys, rows):
            shown = PledgeSerializer(map(row_of, pledges), many=True, context=context).data
            yield before + ",\n".join(map(_json, shown))
            before = ",\n"
        yield "\n]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
