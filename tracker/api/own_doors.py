"""The API about itself: its front door, its description, its page, the end of wrong addresses."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.http.response import HttpResponseBase
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularJSONAPIView, SpectacularSwaggerSplitView
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from tracker.filters.query_string import check

from .description.generator import DescriptionGenerator
from .door import IGNORED, Door
from .nouns import NOUNS


@extend_schema(exclude=True)
class FrontDoor(Door):
    """The addresses of all lists."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        check(request.query_params, (IGNORED,))
        names = [*NOUNS, "schema", "docs"]
        return Response({name: reverse(f"api-{name}", request=request) for name in names})


@extend_schema(exclude=True)
class NoDoor(Door):
    """Any other address below the API: a 404 in the API's own form."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        raise Http404


class Description(Door, SpectacularJSONAPIView):
    """The OpenAPI description."""

    generator_class = DescriptionGenerator

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
        return super().get(request, *args, **kwargs)

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        finished: HttpResponseBase = super().finalize_response(request, response, *args, **kwargs)
        finished.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return finished
