"""Every address of the API, below `/api/v1/`."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from .nouns import NOUNS
from .own_doors import Description, Docs, FrontDoor, NoDoor

LIST: Any = {"get": "list"}
DETAIL: Any = {"get": "retrieve"}


class Anything(StringConverter):
    """Any text, line breaks included: nothing below the API is left to a page of the site."""

    regex = r"[\s\S]+"


register_converter(Anything, "anything")


def of_nouns() -> Iterator[URLPattern]:
    """The list and the detail of each noun."""
    for plural, door in NOUNS.items():
        yield path(f"{plural}/", door.as_view(LIST), name=f"api-{plural}")
        yield path(f"{plural}/{door.address}/", door.as_view(DETAIL), name=f"api-{door.noun}")


urlpatterns = [
    path("", FrontDoor.as_view(), name="api"),
    *of_nouns(),
    path("schema/", Description.as_view(), name="api-schema"),
    path("docs/", Docs.as_view(), name="api-docs"),
    path("<anything:rest>/", NoDoor.as_view()),
]
