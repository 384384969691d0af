"""What the frame of every page needs: the state of the record, the day, the other language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.db import DatabaseError
from django.http import HttpRequest, QueryDict
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from tracker.models.reading import newest_checkpoint
from tracker.today import today

from .addresses import in_each_language
from .head import head


def frame(request: HttpRequest) -> dict[str, Any]:
    """The newest checkpoint (read when shown), the UTC day, and this address in each language."""
    query = query_of(request)
    return {
        "site_url": settings.SITE_URL,
        "checkpoint": SimpleLazyObject(checkpoint_or_none),
        "utc_day": today(),
        "head": head(request, query),
        "languages": languages(request, query),
    }


def checkpoint_or_none() -> Any:
    """The newest checkpoint; none also while the database does not answer, as on error pages."""
    try:
        return newest_checkpoint()
    except DatabaseError:
        return None


def languages(request: HttpRequest, query: QueryDict) -> list[dict[str, Any]]:
    """Each language with its own name and the address of this page in it, query string kept."""
    names = dict(settings.LANGUAGES)
    suffix = f"?{query.urlencode()}" if query else ""
    return [
        {
            "code": code,
            "name": names[code],
            "address": path + suffix,
            "is_current": code == get_language(),
        }
        for code, path in in_each_language(request.path_info)
    ]


def query_of(request: HttpRequest) -> QueryDict:
    """The query string; empty also when there is more than Django reads (then a 400)."""
    try:
        return request.GET
    except TooManyFieldsSent:
        return QueryDict()
