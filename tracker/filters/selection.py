"""What all filter sets share: reading a query string to the end, or naming what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from .errors import BadParameter
from .fields import ManyValues
from .query_string import Chip, without


class PublicFilterSet(django_filters.FilterSet):
    """A filter set that refuses the first value it cannot read, and says what is in force.

    `as_of` is the day of the world that is asked about, None for all that is known by now.
    """

    def __init__(self, *args: Any, as_of: date | None = None, **kwargs: Any) -> None:
        self.as_of = as_of
        super().__init__(*args, **kwargs)

    def check(self) -> None:
        """Raise BadParameter for the first parameter that is malformed."""
        for name, reasons in self.form.errors.items():
            raise BadParameter(name, str(reasons[0]))

    def chips(self, params: QueryDict) -> tuple[Chip, ...]:
        """The filters in force, each with the way to take it out."""
        return tuple(self._chips(params))

    def leaving_out(self, name: str) -> QuerySet:
        """The rows that all parameters but one select."""
        rows = cast(QuerySet, self.queryset).all()
        for other, value in self.form.cleaned_data.items():
            if other != name:
                rows = self.filters[other].filter(rows, value)
        return rows

    def _chips(self, params: QueryDict) -> Iterator[Chip]:
        for name, field in self.form.fields.items():
            cleaned = self.form.cleaned_data[name]
            for value in dict.fromkeys(filter(None, params.getlist(name))):
                shown = cast(ManyValues, field).label_of(value, cleaned)
                label = _("%(name)s: %(value)s") % {"name": field.label, "value": shown}
                yield Chip(name, value, label, without(params, name, value))
