"""The query parameters of each endpoint for the OpenAPI description, read off the filters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from tracker.filters.fields import DaysField, WordsField, YesNoField
from tracker.filters.frame import AS_OF, PAGE, SORT
from tracker.filters.selection import PublicFilterSet
from tracker.filters.text import MAX_CHARACTERS
from tracker.rules.vocabulary import words

from .door import LANG, LANGUAGES
from .envelope import DEFAULT_SIZE, LARGEST_SIZE, PAGE_SIZE

DAY: Any = {"type": "string", "format": "date"}
LANGUAGE = OpenApiParameter(
    LANG, str, enum=list(LANGUAGES), default="en", description="The language of texts."
)
DAY_OF_THE_WORLD = OpenApiParameter(
    AS_OF, OpenApiTypes.DATE, description="The day of the world asked about; today if not given."
)
REVISION = OpenApiParameter(
    "rev",
    {"type": "integer", "minimum": 1},
    description="The record as it stood after this log entry.",
)
PAGES = (
    OpenApiParameter(PAGE, {"type": "integer", "minimum": 1, "default": 1}),
    OpenApiParameter(
        PAGE_SIZE,
        {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE},
    ),
)


def of_list(
    filters: type[PublicFilterSet] | None = None,
    orders: Iterable[str] = (),
    *,
    dated: bool = False,
) -> list[OpenApiParameter]:
    """All parameters of a list: its filters, its orders, the day if its rows have one, pages."""
    selecting = filters.base_filters.items() if filters else ()
    own = [_parameter(name, each.field) for name, each in selecting]
    if names := list(orders):
        own.append(OpenApiParameter(SORT, str, enum=names, default=names[0]))
    day = [DAY_OF_THE_WORLD] if dated else []
    return [*own, *day, *PAGES, LANGUAGE]


def _parameter(name: str, field: forms.Field) -> OpenApiParameter:
    return OpenApiParameter(
        name,
        {"type": "array", "items": _value(field)},
        description=f"{field.label}. Repeated values mean or. {field.help_text}".rstrip(),
        explode=True,
        style="form",
    )


def _value(field: forms.Field) -> dict[str, Any]:
    match field:
        case WordsField():
            return {"type": "string", "enum": [word.value for word in words(field.vocabulary)]}
        case YesNoField():
            return {"type": "boolean"}
        case DaysField():
            return DAY
        case _:
            return {"type": "string", "maxLength": MAX_CHARACTERS}
