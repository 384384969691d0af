"""The API's description of itself, its page, its front door, and the end of every wrong address."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from tracker.api.door import IGNORED, Door
from tracker.filters.query_string import check
from tracker.rules.vocabulary import (
    Assessment,
    AverageCheck,
    Delivery,
    DialogueKind,
    LabelWord,
    PartyKind,
    PledgeKind,
    SourceKind,
    Standing,
    Strength,
    Timing,
    UpdateKind,
    words,
)

NOUNS = (
    "pledges",
    "updates",
    "assessments",
    "dialogues",
    "mechanisms",
    "parties",
    "topics",
    "sources",
    "collections",
    "indicators",
    "log",
)

# Without a name of its own a vocabulary would be called after the first field that uses it.
ENUM_NAMES = {
    f"{vocabulary.__name__}Value": [word.value for word in words(vocabulary)]
    for vocabulary in (
        Assessment,
        AverageCheck,
        Delivery,
        DialogueKind,
        LabelWord,
        PartyKind,
        PledgeKind,
        SourceKind,
        Standing,
        Strength,
        Timing,
        UpdateKind,
    )
}


@extend_schema(exclude=True)
class FrontDoor(Door):
    """The addresses of all lists."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        check(request.query_params, (IGNORED,))
        names = {noun: f"api-{noun}" for noun in NOUNS} | {
            "schema": "api-schema",
            "docs": "api-docs",
        }
        return Response({noun: reverse(name, request=request) for noun, name in names.items()})


@extend_schema(exclude=True)
class NoDoor(Door):
    """Any other address below the API: a 404 in the API's own form."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        raise Http404


class Description(Door, SpectacularJSONAPIView):
    """The OpenAPI description."""

    custom_settings = {"ENUM_NAME_OVERRIDES": ENUM_NAMES}

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        check(request.query_params, (IGNORED,))
        return super().get(request, *args, **kwargs)


class Docs(Door, SpectacularSwaggerSplitView):
    """The description as a page; its script has an address of its own, as the strict CSP asks."""

    url_name = "api-schema"
    template_name = "api/docs.html"

    def handle_exception(self, exc: Exception) -> Response:
        """Problems are JSON here too: there is no page for them."""
        self.request.accepted_renderer = JSONRenderer()
        return super().handle_exception(exc)

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        check(request.query_params, ("script",))
        response = super().get(request, *args, **kwargs)
        response["Cross-Origin-Opener-Policy"] = "same-origin"
        return response
