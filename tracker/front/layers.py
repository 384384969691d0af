"""Which layers stand in front of Django, from the settings."""

from __future__ import annotations

from django.conf import settings

from .pages import Application, PageCache
from .shelf import Shelf

MEGABYTE = 2**20


def in_front(application: Application) -> Application:
    """The application as readers meet it."""
    if not settings.PAGE_CACHE_MB:
        return application
    shelf = Shelf(
        room=settings.PAGE_CACHE_MB * MEGABYTE, shared="default" if settings.CACHE_URL else ""
    )
    return PageCache(application, shelf)
