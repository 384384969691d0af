"""Every address the public can ask for, made from the site's own URL patterns.

A new pattern without sample arguments is an error here, so that no page escapes the tests that
visit them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# The gallery of components is for staff.
PRIVATE = ("admin/", "about/components/")
LANGUAGES = ("", "zh-hans/")
_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")

Arguments = Mapping[str, Sequence[Mapping[str, Any]]]


def public_addresses(arguments: Arguments) -> list[str]:
    """The paths of every public pattern; `arguments` gives the values by route of the pattern."""
    found: dict[str, None] = {}
    for route in routes():
        for values in arguments.get(route, ({},)):
            found.setdefault("/" + _filled(route, values))
    return list(found)


def _filled(route: str, values: Mapping[str, Any]) -> str:
    return _ARGUMENT.sub(lambda match: str(values[match[1]]), route)


def routes() -> Iterator[str]:
    """The routes of all public patterns, in both languages where they have two."""
    yield from _routes(get_resolver().url_patterns, "")


def _routes(patterns: Sequence[Any], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        for language in _languages(pattern):
            route = prefix + language + _own(pattern)
            if route.removeprefix("zh-hans/").startswith(PRIVATE):
                continue
            if isinstance(pattern, URLResolver):
                yield from _routes(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern):
                yield route


def _languages(pattern: Any) -> Sequence[str]:
    return LANGUAGES if type(pattern.pattern).__name__ == "LocalePrefixPattern" else ("",)


def _own(pattern: Any) -> str:
    if type(pattern.pattern).__name__ == "LocalePrefixPattern":
        return ""
    return str(pattern.pattern)
