"""What all pages share: the parameters they know, one snapshot of the record, safe methods only."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from typing import Any

from django.core.exceptions import TooManyFieldsSent
from django.db import transaction
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView

from tracker.conditional import conditional, edition, is_known, validators
from tracker.filters import BadParameter
from tracker.filters.clock import Clock, clock
from tracker.filters.frame import AS_OF
from tracker.filters.query_string import check, check_count
from tracker.models.base import PUBLIC
from tracker.today import today

from .errors import bad_parameter, bad_request

SAFE = {"GET", "HEAD"}


class Page(TemplateView):
    """A page for readers.

    `parameters` are the names it knows in the query string; any other is a 400 that names it. A
    view whose filters check the query string themselves sets None. The page is rendered inside
    one read-only transaction, so that all of it tells of the same record. No page knows who reads
    it, so there is nobody to forge a form of: the check for that is off, a page that takes nothing
    in answers any other method with 405.
    """

    http_method_names = ["get", "head", "options"]
    parameters: Collection[str] | None = ()
    # Whether the record, the day, the program and the address determine the page.
    is_determined = True

    @method_decorator(csrf_exempt)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            with transaction.atomic(using=PUBLIC):
                check_count(request.GET)
                if self.parameters is not None:
                    check(request.GET, self.parameters)
                return self.answered(request, *args, **kwargs)
        except BadParameter as error:
            return bad_parameter(request, error)
        except TooManyFieldsSent as error:
            return bad_request(request, error)

    def answered(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, rendered; nothing of it for a reader who has this very page already."""
        if not self.is_determined or request.method not in SAFE:
            return rendered(super().dispatch(request, *args, **kwargs))
        current = validators(request, edition(self.today), language=str(get_language()))
        if is_known(request, current):
            return conditional(request, HttpResponseNotModified(), current)
        return conditional(request, rendered(super().dispatch(request, *args, **kwargs)), current)

    @classmethod
    def knows_as_of(cls) -> bool:
        """Whether the page can be asked about another day. Filters of our own always can."""
        return cls.parameters is None or AS_OF in cls.parameters

    @cached_property
    def today(self) -> date:
        """The UTC day on which the page is made."""
        return today()

    @cached_property
    def clock(self) -> Clock:
        """The day and the revision the reader asked about."""
        return clock(self.request.GET, self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(clock=self.clock, **kwargs)


def rendered(response: HttpResponseBase) -> HttpResponseBase:
    """The response with its content made, while the transaction lasts."""
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    return response
