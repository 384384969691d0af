"""Filters beside a list, titled in analysts' words."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin.filters import FieldListFilter
from django.db.models import DateTimeField, Exists, Q, QuerySet
from django.http import HttpRequest

from tracker.filters import BadParameter
from tracker.models.base import Reference
from tracker.today import today

PERIODS = {"week": ("Past 7 days", 7), "month": ("Past 30 days", 30), "year": ("Past year", 365)}


def titled(title: str, base: type[FieldListFilter] = admin.ChoicesFieldListFilter) -> Any:
    """A stock filter under another title, which refuses what it does not offer."""

    class Titled(base):  # type: ignore[valid-type,misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.title = title
            for value in _sent(self.lookup_val):
                if value not in _offered(self):
                    raise BadParameter(self.lookup_kwarg, "is none of the choices of this list")

    return Titled


def _sent(value: Any) -> list[str]:
    """What the address names; stock filters keep it alone or in a list."""
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def _offered(spec: Any) -> set[str]:
    """The values to which the links of a filter lead: rows, words, or yes and no."""
    pairs = getattr(spec, "lookup_choices", None) or spec.field.flatchoices
    return {str(value) for value, _ in pairs} or {"0", "1"}


class KnownValues(admin.SimpleListFilter):
    """A filter that knows each value that its links hold, and refuses any other."""

    def has_output(self) -> bool:
        """Whether the list has the filter: one without choices still refuses a value."""
        return super().has_output() or self.value() is not None

    def known_value(self) -> str | None:
        """The chosen value; none if the address does not name this filter."""
        value: str | None = self.value()
        if value is not None and value not in {known for known, _ in self.lookup_choices}:
            raise BadParameter(str(self.parameter_name), "is none of the choices of this list")
        return value


class _Since(KnownValues):
    """Rows of the last days.

    Stock admin takes any moment from the address; one at the edge of the calendar is a server
    error. Here the address only holds the word of a period.
    """

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(value, words) for value, (words, _) in PERIODS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.known_value()
        if value is None:
            return queryset
        _, days = PERIODS[value]
        start: Any = today() - timedelta(days=days)
        column = str(self.parameter_name)
        if isinstance(queryset.model._meta.get_field(column), DateTimeField):
            start = datetime.combine(start, time.min, UTC)
        return queryset.filter(**{f"{column}__gte": start})


def since(title: str, column: str) -> type[admin.SimpleListFilter]:
    """A filter by the day in a column."""
    return type("Since", (_Since,), {"title": title, "parameter_name": column})


class _Of(KnownValues):
    """Rows of one party, topic or mechanism. The address holds its id, never a key."""

    model: type[Any]
    path: str

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        rows: QuerySet[Any] = self.model._default_manager.order_by("name_en")
        return list(rows.values_list("slug", "name_en"))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        wanted = self.known_value()
        return queryset.filter(**{self.path: wanted}) if wanted else queryset


def of(title: str, model: type[Reference], path: str) -> type[admin.SimpleListFilter]:
    """A filter by a row of a list that everything refers to; `path` leads to its id."""
    name = str(model._meta.model_name)
    return type(
        "Of", (_Of,), {"title": title, "parameter_name": name, "model": model, "path": path}
    )


class _Either(KnownValues):
    """Rows for which something holds, or does not."""

    words: tuple[str, str]
    condition: Q | Exists

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(zip(("yes", "no"), self.words, strict=True))

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.known_value():
            case "yes":
                return queryset.filter(self.condition)
            case "no":
                return queryset.exclude(self.condition)
            case _:
                return queryset


def either(
    title: str, name: str, yes: str, no: str, condition: Q | Exists
) -> type[admin.SimpleListFilter]:
    """A filter by a condition, with the words for both sides of it."""
    parts = {"title": title, "parameter_name": name, "words": (yes, no), "condition": condition}
    return type("Either", (_Either,), parts)


class VersionFilter(KnownValues):
    """The newest version of everything, unless all are wanted."""

    title = "versions"
    parameter_name = "versions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("all", "All versions")]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        return [first | {"display": "Newest only"}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.known_value() == "all" else queryset.filter(has_later=False)


PublicFilter = either("public", "public", "Public", "Not public", Q(entry__isnull=False))
