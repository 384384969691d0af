"""How a page names itself to machines: one address for good, its languages, its twin as data."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, Resolver404, ResolverMatch, resolve, reverse
from django.utils import translation

from tracker.filters.query_string import PAGE

from .addresses import absolute, in_each_language

# A search is summed up by its canonical address already; everything else a reader may ask of a
# list or a day makes a view of a page that has an address of its own.
PLAIN = frozenset({PAGE, "q"})


@dataclass(frozen=True, slots=True)
class Head:
    """`canonical` is the page of today in this language, with its page number but no filter.

    Views of another day, of an earlier record or of a part of a list are not indexed, only
    followed. `alternates` pairs each language with the same page in it. `data` is the address of
    the same thing in the API; empty for what the API does not have.
    """

    canonical: str
    alternates: tuple[tuple[str, str], ...]
    is_indexed: bool
    data: str

    @property
    def default(self) -> str:
        """The page for readers of any other language."""
        return dict(self.alternates)[settings.LANGUAGE_CODE]


def head(request: HttpRequest, query: QueryDict) -> Head:
    """What the head of the page at this address says; `query` is what the reader asked of it."""
    number = query.get(PAGE, "")
    suffix = f"?{PAGE}={number}" if number.isascii() and number.isdigit() and number != "1" else ""
    alternates = tuple(
        (code, absolute(path) + suffix) for code, path in in_each_language(request.path_info)
    )
    return Head(
        canonical=dict(alternates)[translation.get_language() or settings.LANGUAGE_CODE],
        alternates=alternates,
        is_indexed=query.keys() <= PLAIN,
        data=data_twin(request.path_info),
    )


def data_twin(path: str) -> str:
    """The address in the API, in the same language, of what a page shows; empty without one."""
    try:
        page: ResolverMatch = resolve(path)
        twin = reverse(f"api-{page.url_name}", kwargs=page.kwargs)
    except (Resolver404, NoReverseMatch):
        return ""
    language = translation.get_language()
    return absolute(twin) + ("" if language == settings.LANGUAGE_CODE else f"?lang={language}")
