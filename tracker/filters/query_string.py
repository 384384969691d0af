"""The query string itself: what is refused before any parameter is read, and how it is changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from .errors import BadParameter

MAX_PARAMETERS = 50
PAGE = "page"


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in force: what it is called, and the query string that remains without it."""

    name: str
    value: str
    label: str
    query: str


def check(params: QueryDict, known: Collection[str]) -> None:
    """Refuse what no parameter may be: unknown, or text that is not text.

    Django replaces bytes that are no UTF-8, so a replacement character in a value means that.
    """
    for name, values in params.lists():
        if name not in known:
            raise BadParameter(name, _("there is no such parameter here"))
        for value in values:
            _check_text(name, value)


def check_count(params: QueryDict) -> None:
    """Refuse more parameters than any page has: whoever sends them reads none of the answer."""
    seen = 0
    for name, values in params.lists():
        seen += len(values)
        if seen > MAX_PARAMETERS:
            words = _("there are too many parameters: at most %(limit)d are read")
            raise BadParameter(name, words % {"limit": MAX_PARAMETERS})


def _check_text(name: str, value: str) -> None:
    if "\0" in value:
        raise BadParameter(name, _("a NUL character is not text"))
    if "\N{REPLACEMENT CHARACTER}" in value:
        raise BadParameter(name, _("this is not valid UTF-8"))


def single(params: QueryDict, name: str) -> str:
    """The one value of a parameter that cannot have two at once; empty when it is not given."""
    values = set(filter(None, params.getlist(name)))
    if len(values) > 1:
        raise BadParameter(name, _("give it once"))
    return values.pop() if values else ""


def without(params: QueryDict, name: str, value: str) -> str:
    """The query string without one value of one parameter, from its first page on."""
    rest = params.copy()
    rest.setlist(name, [each for each in params.getlist(name) if each != value])
    return _encoded(rest)


def replaced(params: QueryDict, name: str, value: str) -> str:
    """The query string with one parameter set to one value; an empty value takes it out.

    Any change but that of the page leads back to the first page.
    """
    rest = params.copy()
    rest.setlist(name, [value] if value else [])
    return _encoded(rest, keep_page=name == PAGE)


def _encoded(params: QueryDict, *, keep_page: bool = False) -> str:
    for name in list(params):
        params.setlist(name, list(filter(None, params.getlist(name))))
    if not keep_page:
        params.pop(PAGE, None)
    return params.urlencode()
