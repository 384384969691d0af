"""Filters beside a list, titled in analysts' words."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.filters import FieldListFilter
from django.db.models import QuerySet
from django.http import HttpRequest


def titled(title: str, base: type[FieldListFilter] = admin.ChoicesFieldListFilter) -> Any:
    """A stock filter under another title."""

    class Titled(base):  # type: ignore[valid-type,misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.title = title

    return Titled


class VersionFilter(admin.SimpleListFilter):
    """The newest version of everything, unless all are wanted."""

    title = "versions"
    parameter_name = "versions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("all", "All versions")]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        return [first | {"display": "Newest only"}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset if self.value() == "all" else queryset.filter(has_later=False)


class PublicFilter(admin.SimpleListFilter):
    """Rows of a list that readers can see, or cannot."""

    title = "public"
    parameter_name = "public"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Public"), ("no", "Not public")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        wanted = {"yes": False, "no": True}.get(self.value() or "")
        return queryset if wanted is None else queryset.filter(entry__isnull=wanted)
