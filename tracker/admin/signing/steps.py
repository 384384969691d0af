"""Signing in: name and password, then a code, both at one address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from .forms import SPENT
from .second_step import SecondStep
from .standing import gave_password, has_passed

Page = Callable[[HttpRequest, dict[str, Any]], HttpResponse]

TOO_MANY_REQUESTS = 429


def step(request: HttpRequest, context: dict[str, Any], *, first: Page) -> HttpResponse:
    """The step that is next: `first`, or a code. A try beyond the limit is answered with 429."""
    if gave_password(request) and not has_passed(request):
        page = admin.site.each_context(request) | {"title": "Sign in: the second step"} | context
        answer: Any = SecondStep.as_view(extra_context=page)(request)
    else:
        answer = first(request, context)
    form = (getattr(answer, "context_data", None) or {}).get("form")
    if form is not None and any(form.has_error(name, SPENT) for name in form.errors):
        answer.status_code = TOO_MANY_REQUESTS
    return answer
