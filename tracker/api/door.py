"""What all endpoints share: safe methods only, JSON only, open to other sites, one snapshot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, NoReturn

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from tracker.conditional import Validators, conditional, edition, is_known, validators
from tracker.filters import BadParameter
from tracker.filters.query_string import single
from tracker.models.base import PUBLIC
from tracker.rules.vocabulary import Language
from tracker.today import today

from . import problems
from .throttle import PerAddress

LANG = "lang"
LANGUAGES: dict[str, Language] = {"en": "en", "zh-hans": "zh-hans"}
# A script tag's parameter: read by nobody, so that an old client still gets plain JSON.
IGNORED = "callback"
# What scripts of other sites may send and see, besides what browsers always allow.
CROSS_ORIGIN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-Modified-Since, If-None-Match",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class JsonAlways(BaseContentNegotiation):
    """The endpoint's own form whatever `Accept` says, so that an address has one content."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return parsers[0]

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


class Door(APIView):
    """An endpoint: errors are problem+json, every answer may be read by any site.

    Before the record is asked: is this reader within the limit, is the method a safe one (nobody
    reads the body of another), is the language known, does the reader have the answer already?
    """

    http_method_names = ["get", "head", "options"]
    content_negotiation_class = JsonAlways
    throttle_classes = [PerAddress]
    language: Language = "en"
    current: Validators | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic(using=PUBLIC):
            return super().dispatch(request, *args, **kwargs)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.speak(request)
        if str(request.method).lower() not in self.http_method_names:
            self.http_method_not_allowed(request)
        _refuse_unknown_language(request)
        asked = request._request
        at = edition(self.today)
        self.current = validators(asked, at, language=self.language, ignored=(IGNORED,))
        if is_known(asked, self.current):
            raise problems.NotModified

    def throttled(self, request: Request, wait: float) -> NoReturn:
        self.speak(request)
        super().throttled(request, wait)

    def speak(self, request: Request) -> None:
        """Answer in the language asked for from here on, refusals too."""
        self.language = self.asked_language(request)
        # The middleware that speaks the path's language gives the thread its own one back.
        translation.activate(self.language)

    def asked_language(self, request: Request) -> Language:
        """The language that the request names; English if it names none that we speak."""
        return LANGUAGES.get(request.query_params.get(LANG, ""), "en")

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        return Response(status=204, headers={"Access-Control-Max-Age": "86400"})

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.current:
            response = conditional(request._request, response, self.current)
        if response.status_code == problems.PRECONDITION_FAILED:
            refusal = problems.precondition_failed()
            response = super().finalize_response(request, refusal, *args, **kwargs)
        for name, value in {**CROSS_ORIGIN, "Content-Language": self.language}.items():
            response.headers[name] = value
        return response

    def get_exception_handler(self) -> Callable[..., Response | None]:
        return problems.answer

    @cached_property
    def today(self) -> date:
        """The UTC day on which the answer is given."""
        return today()


def _refuse_unknown_language(request: Request) -> None:
    text = single(request.query_params, LANG)
    if text and text not in LANGUAGES:
        words = {"words": ", ".join(LANGUAGES)}
        raise BadParameter(LANG, _("must be one of %(words)s") % words)
