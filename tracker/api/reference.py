"""The description of the API as a page of the site, for people without scripts."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.response import SimpleTemplateResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView
from rest_framework.request import Request

from tracker.filters import BadParameter
from tracker.filters.query_string import check, check_count
from tracker.models.base import PUBLIC

from .description.generator import DescriptionGenerator
from .description.reading import Reader


class Reference(TemplateView):
    """Endpoints, parameters, fields and errors, in the language of the address."""

    template_name = "api/reference.html"
    http_method_names = ["get", "head", "options"]

    @method_decorator(csrf_exempt)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            with transaction.atomic(using=PUBLIC):
                check_count(request.GET)
                check(request.GET, ())
                response = super().dispatch(request, *args, **kwargs)
                if isinstance(response, SimpleTemplateResponse):
                    response.render()
                return response
        except BadParameter as error:
            return render(request, "400.html", {"error": error}, status=400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        described = DescriptionGenerator().get_schema(request=Request(self.request), public=True)
        reader = Reader(described)
        return super().get_context_data(
            nouns=list(reader.nouns()), problems=list(reader.problems()), **kwargs
        )
