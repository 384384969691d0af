"""The answer to a form that sends more fields than a request may: told so, with its text."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

FIELDS_SHOWN_AT_MOST = 1_000
# What a page puts into its forms itself.
_HIDDEN = frozenset({"csrfmiddlewaretoken", "seen", "whose"})


def too_many_fields(request: HttpRequest) -> HttpResponse:
    """A 400 that says what to do, and shows what was typed so that it can be copied."""
    context = {"limit": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, "typed": _typed(request)}
    return render(request, "admin/too_many_fields.html", context, status=400)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """The names and values of a form; none of one that no page of the desk could send."""
    if request.content_type != "application/x-www-form-urlencoded":
        return []
    sent = request.body.decode(errors="replace")
    try:
        fields = parse_qsl(sent, max_num_fields=FIELDS_SHOWN_AT_MOST)
    except ValueError:
        return []
    return [(name, value) for name, value in fields if _is_text(name)]


def _is_text(name: str) -> bool:
    return name not in _HIDDEN and "password" not in name.lower() and not name.endswith("_FORMS")
