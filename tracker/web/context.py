"""What the frame of every page needs: the state of the record, the day, the other language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language

from tracker.models.reading import newest_checkpoint
from tracker.today import today


def frame(request: HttpRequest) -> dict[str, Any]:
    """The newest checkpoint (read when shown), the UTC day, and this address in each language."""
    return {
        "site_url": settings.SITE_URL,
        "checkpoint": SimpleLazyObject(checkpoint_or_none),
        "utc_day": today(),
        "languages": languages(request),
    }


def checkpoint_or_none() -> Any:
    """The newest checkpoint; none also while the database does not answer, as on error pages."""
    try:
        return newest_checkpoint()
    except DatabaseError:
        return None


def languages(request: HttpRequest) -> list[dict[str, Any]]:
    """Each language with its own name and the address of this page in it, query string kept."""
    path = request.path_info
    bare = path.removeprefix(prefix(get_language() or "")) or "/"
    query = query_string(request)
    return [
        {
            "code": code,
            "name": name,
            "address": escape_leading_slashes(escape_uri_path(prefix(code) + bare)) + query,
            "is_current": code == get_language(),
        }
        for code, name in settings.LANGUAGES
    ]


def query_string(request: HttpRequest) -> str:
    """With its question mark; empty also when there is more than Django reads (then a 400)."""
    try:
        return f"?{request.GET.urlencode()}" if request.GET else ""
    except TooManyFieldsSent:
        return ""


def prefix(code: str) -> str:
    """How addresses of a language begin; those of the default language have no prefix."""
    return "" if code == settings.LANGUAGE_CODE else f"/{code}"
