"""Filters: a field of `fields.py` tied to a column, or to a question of its own."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from tracker.models.search_entry import SearchNoun
from tracker.rules.schema.references import OWN

from . import text
from .collection_field import CollectionsField
from .counting import Counter, Counts, by_column
from .fields import DaysField, SlugsField, TextsField, ValuesField, WordsField, YesNoField
from .party_field import PartiesField
from .selection import PublicFilterSet


class Countable(django_filters.Filter):
    """A parameter whose repeated values mean *or*.

    `counted` says how many rows each value would give, where that is more than the rows by column.
    """

    def __init__(self, column: str = "", counted: Counter | None = None, **kwargs: Any) -> None:
        self.counted = counted
        kwargs.setdefault("lookup_expr", "in")
        super().__init__(field_name=column or None, **kwargs)

    def counts(self, rows: QuerySet) -> Counts:
        """How many of the rows each value would give; a value that gives none may be missing."""
        return (self.counted or by_column(self.column_of_values))(rows)

    @property
    def column_of_values(self) -> str:
        """The column that holds what an address writes."""
        return str(self.field_name)


class Words(Countable):
    """The column holds one of the words."""

    field_class = WordsField


class Slugs(Countable):
    """The column refers to one of the rows."""

    field_class = SlugsField

    @property
    def column_of_values(self) -> str:
        return f"{self.field_name}__slug"


class Collections(Slugs):
    """The rows of one of the collections, or of our own record; of that alone if none is named."""

    field_class = CollectionsField

    def filter(self, qs: QuerySet, value: list[Any]) -> QuerySet:
        theirs = Q(collection__in=[each for each in value if each != OWN])
        ours = Q(collection=None)
        if not value:
            return qs.filter(ours)
        return qs.filter(theirs | ours if OWN in value else theirs)


class Parties(Slugs):
    """The rows that concern one of the parties, each named by its id or by any of its names."""

    field_class = PartiesField


class Values(Countable):
    """The column holds one of the values."""

    field_class = ValuesField


class YesNo(Countable):
    """The column is true, or false."""

    field_class = YesNoField


class Texts(Countable):
    """The rows of a noun that a search for one of the texts finds, in the world of the day."""

    field_class = TextsField
    # The filter set, as the library tells each of its filters; it knows the day.
    parent: PublicFilterSet

    def __init__(self, noun: SearchNoun, **kwargs: Any) -> None:
        self.noun = noun
        super().__init__(**kwargs)

    def filter(self, qs: QuerySet, value: list[str]) -> QuerySet:
        return text.holding(qs, self.noun, value, as_of=self.parent.as_of)


class OnOrAfter(Countable):
    """The date column lies on one of the days or later, which is on the first of them or later."""

    field_class = DaysField

    def __init__(self, column: str, **kwargs: Any) -> None:
        super().__init__(column, lookup_expr="gte", **kwargs)

    def filter(self, qs: QuerySet, value: list[Any]) -> QuerySet:
        return qs.filter(**{f"{self.field_name}__gte": min(value)}) if value else qs


class OnOrBefore(Countable):
    """The date column lies on one of the days or earlier, which is on the last or earlier."""

    field_class = DaysField

    def __init__(self, column: str, **kwargs: Any) -> None:
        super().__init__(column, lookup_expr="lte", **kwargs)

    def filter(self, qs: QuerySet, value: list[Any]) -> QuerySet:
        return qs.filter(**{f"{self.field_name}__lte": max(value)}) if value else qs
