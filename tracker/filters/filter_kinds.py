"""Filters: a field of `fields.py` tied to a column, or to a question of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import QuerySet

from .fields import DaysField, SlugsField, TextsField, ValuesField, WordsField, YesNoField


class _Kind(django_filters.Filter):
    """A parameter whose repeated values mean *or*."""

    def __init__(self, column: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("lookup_expr", "in")
        super().__init__(field_name=column or None, **kwargs)


class Words(_Kind):
    """The column holds one of the words."""

    field_class = WordsField


class Slugs(_Kind):
    """The column refers to one of the rows."""

    field_class = SlugsField


class Values(_Kind):
    """The column holds one of the values."""

    field_class = ValuesField


class YesNo(_Kind):
    """The column is true, or false."""

    field_class = YesNoField


class Texts(_Kind):
    """The rows that a search for one of the texts finds."""

    field_class = TextsField

    def __init__(self, search: Callable[[QuerySet, list[str]], QuerySet], **kwargs: Any) -> None:
        self.search = search
        super().__init__(**kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return self.search(qs, value) if value else qs


class OnOrAfter(_Kind):
    """The date column lies on one of the days or later, which is on the first of them or later."""

    field_class = DaysField

    def __init__(self, column: str, **kwargs: Any) -> None:
        super().__init__(column, lookup_expr="gte", **kwargs)

    def filter(self, qs: QuerySet, value: list[Any]) -> QuerySet:
        return qs.filter(**{f"{self.field_name}__gte": min(value)}) if value else qs


class OnOrBefore(_Kind):
    """The date column lies on one of the days or earlier, which is on the last or earlier."""

    field_class = DaysField

    def __init__(self, column: str, **kwargs: Any) -> None:
        super().__init__(column, lookup_expr="lte", **kwargs)

    def filter(self, qs: QuerySet, value: list[Any]) -> QuerySet:
        return qs.filter(**{f"{self.field_name}__lte": max(value)}) if value else qs
