"""What all endpoints share: safe methods only, JSON only, open to other sites, one snapshot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from tracker.filters import BadParameter, Listing, PledgeSelection, UpdateSelection, listing
from tracker.filters.query_string import check, single
from tracker.models.base import PUBLIC, Identity, IdentityQuerySet
from tracker.rules.vocabulary import Language
from tracker.today import today

from . import problems
from .envelope import PAGE_SIZE, Envelope

LANG = "lang"
LANGUAGES: dict[str, Language] = {"en": "en", "zh-hans": "zh-hans"}
# A script tag's parameter: read by nobody, so that an old client still gets plain JSON.
IGNORED = "callback"
ON_EVERY_DETAIL = (LANG, IGNORED)
ON_EVERY_LIST = (LANG, PAGE_SIZE, IGNORED)


class JsonAlways(BaseContentNegotiation):
    """The endpoint's own form whatever `Accept` says, so that an address has one content."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


class Door(APIView):
    """An endpoint: errors are problem+json, every answer may be read by any site."""

    http_method_names = ["get", "head", "options"]
    content_negotiation_class = JsonAlways
    language: Language = "en"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic(using=PUBLIC):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.language = _language(request)
        # The middleware that speaks the path's language gives the thread its own one back.
        translation.activate(self.language)

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["Content-Language"] = self.language
        return response

    def get_exception_handler(self) -> Callable[..., Response | None]:
        return problems.answer

    @cached_property
    def today(self) -> date:
        """The UTC day on which the answer is given."""
        return today()


class NounDoor(Door, ReadOnlyModelViewSet):
    """List and detail of one noun.

    `rows` are the public rows with all that the serializer shows. Lists whose rows have a day
    know `as_of` and say in `by` which rows lie on or before it.
    """

    pagination_class = Envelope
    filter_backends = ()
    lookup_field = "slug"
    dated = False
    asked: Listing | PledgeSelection | UpdateSelection

    def rows(self) -> QuerySet:
        """The public rows, prepared."""
        raise NotImplementedError

    def by(self, rows: QuerySet, day: date) -> QuerySet:
        """Those of the rows that lie on or before a day."""
        return rows

    def get_queryset(self) -> QuerySet:
        return self.rows()

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        params = request.query_params
        self.asked = listing(params, today=self.today, dated=self.dated, also=ON_EVERY_LIST)
        rows = self.rows()
        if isinstance(rows, IdentityQuerySet):
            rows = rows.listed()
        return self.page_of(self.by(rows, self.asked.as_of) if self.asked.as_of else rows)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        check(request.query_params, ON_EVERY_DETAIL)
        return super().retrieve(request, *args, **kwargs)

    def get_object(self) -> Model:
        """The row that the address names; a 410 when it was withdrawn from the record."""
        found = self.rows().filter(**self.key()).first()
        if found is None:
            raise Http404
        if isinstance(found, Identity) and found.withdrawn:
            raise problems.Gone(_("This was withdrawn from the record."))
        return found

    def key(self) -> dict[str, Any]:
        """The columns that the address gives."""
        return {self.lookup_field: self.kwargs[self.lookup_field]}

    def page_of(self, rows: QuerySet) -> Response:
        """The page asked for, in its envelope."""
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "language": self.language}


def _language(request: Request) -> Language:
    text = single(request.query_params, LANG)
    if text and text not in LANGUAGES:
        words = {"words": ", ".join(LANGUAGES)}
        raise BadParameter(LANG, _("must be one of %(words)s") % words)
    return LANGUAGES[text or "en"]
