"""Addresses of this site: absolute ones, and one path in each language."""

from __future__ import annotations

from django.conf import settings
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language


def absolute(path: str) -> str:
    """The address of a path on this site."""
    return f"{settings.SITE_URL}{path}"


def in_each_language(path: str) -> list[tuple[str, str]]:
    """Each language with the path that the page at `path` has in it."""
    bare = path.removeprefix(prefix(get_language() or "")) or "/"
    return [
        (code, escape_leading_slashes(escape_uri_path(prefix(code) + bare)))
        for code, _ in settings.LANGUAGES
    ]


def prefix(code: str) -> str:
    """How addresses of a language begin; those of the default language have no prefix."""
    return "" if code == settings.LANGUAGE_CODE else f"/{code}"
